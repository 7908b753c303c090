import type { AuthenticatorKind } from '../kind.ts'

export const passwordKind = {
  amr: ['pwd'],
  shows: 'known',
  steps: ['first'],
  limit: 'account',
  response: 'password',
  name: 'signIn.ways.password',
  bound: {
    notices: { bound: 'password_changed', removed: 'session_ended_everywhere' },
    audit: { bound: 'password.changed', removed: 'password.removed' },
    recovery: 'replaced',
  },
} as const satisfies AuthenticatorKind
