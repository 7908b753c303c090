import type { Speaks } from './speaks.ts'

/** G3: pauses, and what an account is just now. */
export const state = {
  C19: {
    likely: {
      pause: { active: 0.9, stopped: 0.1 },
      lock_source: { own: 0.95 },
      tries: { several: 0.85, few: 0.1, same: 0.03, first: 0.02 },
    },
    confirmedBy: [
      ['pause.active', 'lock_source.own'],
      ['pause.stopped', 'lock_source.own'],
      ['pause.active', 'tries.several'],
      ['pause.stopped', 'tries.several'],
    ],
    ruledOutBy: ['pause.none', 'pause.near'],
  },
  C20: {
    likely: {
      lock_source: { strangers: 0.96 },
      pause: { active: 0.55, stopped: 0.1, none: 0.34 },
      tries: { first: 0.8, few: 0.1 },
      strange: { yes: 0.3 },
    },
    confirmedBy: ['lock_source.strangers'],
    ruledOutBy: ['lock_source.own', 'lock_source.app', 'lock_source.none'],
  },
  C21: {
    likely: { account: { disabled: 0.98 } },
    confirmedBy: ['account.disabled'],
    ruledOutBy: ['account.active', 'account.unknown', 'account.closed', 'account.unverified'],
  },
  C22: {
    likely: { account: { closed: 0.98 }, last_success: { today: 0.05, month: 0.6, longer: 0.35 } },
    confirmedBy: ['account.closed'],
    ruledOutBy: ['account.active', 'account.unknown', 'account.disabled', 'account.unverified'],
  },
  C23: {
    likely: { account: { unverified: 0.98 } },
    confirmedBy: ['account.unverified'],
    ruledOutBy: ['account.active', 'account.unknown', 'account.disabled', 'account.closed'],
  },
} as const satisfies Record<string, Speaks>
