import type { Speaks } from './speaks.ts'

/** G8: passkeys, phones and machines, and their loss. */
export const device = {
  C48: {
    likely: {
      passkey: { nothing_here: 0.75, dismissed: 0.12, timed_out: 0.1, worked: 0.01 },
      passkey_home: { elsewhere: 0.95 },
      new_phone: { yes: 0.45 },
      other_device: { works: 0.8 },
    },
    confirmedBy: ['passkey.nothing_here'],
    ruledOutBy: ['passkey_home.here'],
  },
  C49: {
    likely: { passkey: { dismissed: 0.7, timed_out: 0.28 }, passkey_home: { here: 0.92 } },
    ruledOutBy: ['passkey.removed', 'passkey.unsupported', 'passkey.nothing_here', 'passkey.worked'],
  },
  C50: {
    likely: { passkey: { removed: 0.95 } },
    confirmedBy: ['passkey.removed'],
    ruledOutBy: ['passkey.worked', 'passkey.unsupported'],
  },
  C51: {
    likely: {
      lost: { yes: 0.92 },
      method_use: { unused: 0.85 },
      methods: { none: 0.6 },
      new_phone: { yes: 0.75 },
      push: { unseen: 0.7 },
    },
    confirmedBy: ['lost.yes'],
    ruledOutBy: ['method_use.used'],
  },
  C52: {
    likely: { profile: { temporary: 0.96 } },
    confirmedBy: ['profile.temporary'],
    ruledOutBy: ['profile.normal'],
  },
  C53: {
    likely: {
      stored_client: { repeating: 0.93 },
      lock_source: { app: 0.85 },
      stored: { found: 0.85 },
      password_change: { self: 0.65, admin: 0.25 },
      other_device: { works: 0.8 },
      tries: { same: 0.6 },
    },
    confirmedBy: ['stored_client.repeating', 'lock_source.app'],
    ruledOutBy: ['stored_client.none'],
  },
} as const satisfies Record<string, Speaks>
