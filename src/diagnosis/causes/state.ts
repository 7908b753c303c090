import type { Cause } from './cause.ts'

/** G3: pauses, and what an account is just now. */
export const state = {
  C19: {
    slug: 'paused',
    disclosure: 'neutral',
    from: 'T0',
    said: [{ code: 'GK3013', when: ['pause.stopped'] }, { code: 'GK3003' }],
    repairs: [
      ['reset_password', 0.92],
      ['wait_for_end', 0.5],
      ['use_passkey', 0.4],
      ['use_another_way', 0.35],
    ],
  },
  C20: {
    slug: 'paused_by_others',
    disclosure: 'proof',
    from: 'T1',
    below: 'C19',
    said: [{ code: 'GK3004' }],
    repairs: [
      ['use_passkey', 0.75],
      ['reset_password', 0.85],
      ['use_another_way', 0.6],
      ['wait_for_end', 0.4],
    ],
  },
  C21: {
    slug: 'turned_off',
    disclosure: 'proof',
    from: 'T2',
    said: [{ code: 'GK2008' }],
    repairs: [['ask_to_enable', 0.7]],
  },
  C22: {
    slug: 'closed',
    disclosure: 'proof',
    from: 'T2',
    said: [{ code: 'GK2009' }],
    repairs: [['restore_account', 0.95]],
  },
  C23: {
    slug: 'unverified',
    disclosure: 'proof',
    from: 'T2',
    said: [{ code: 'GK2012' }],
    repairs: [
      ['send_again', 0.85],
      ['check_junk', 0.4],
    ],
  },
} as const satisfies Record<string, Cause>
