import { type AuthenticatorKind, authenticatorKinds } from '../src/mechanisms/authenticators/index.ts'

/** A kind that tests bring along by importing this file: what somebody has who can say a word backwards. */
const backwards: AuthenticatorKind = {
  amr: ['otp'],
  shows: 'had',
  steps: ['second'],
  limit: 'account',
  response: 'code',
  name: 'signIn.ways.emailCode',
  bound: {
    notices: { bound: 'profile_changed', removed: 'profile_changed' },
    audit: { bound: 'backwards.bound', removed: 'backwards.removed' },
    recovery: 'kept',
    check: async (stored, response) => ({
      fits: [...response].reverse().join('') === (stored as { word: string }).word,
    }),
  },
}
Object.assign(authenticatorKinds, { backwards })
