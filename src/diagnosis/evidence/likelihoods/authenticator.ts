import type { Speaks } from './speaks.ts'

/** G5: the app and the phone that confirm. */
export const authenticator = {
  C34: {
    likely: {
      push: { failed: 0.2, unseen: 0.4, unanswered: 0.35, answered: 0.02 },
      app_version: { old: 0.3 },
    },
    confirmedBy: ['push.failed', 'push.unseen', 'push.unanswered'],
    ruledOutBy: ['push.answered'],
  },
  C35: {
    likely: { drift: { drifted: 0.97 }, code: { wrong: 0.95 } },
    confirmedBy: ['drift.drifted'],
    ruledOutBy: ['drift.fine', 'drift.beyond'],
  },
} as const satisfies Record<string, Speaks>
