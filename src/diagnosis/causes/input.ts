import type { Cause } from './cause.ts'

/** G1: what was typed, and with which account in mind. */
export const input = {
  C01: {
    slug: 'typo_in_name',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK3001' }],
    repairs: [
      ['use_suggestion', 0.9],
      ['choose_account', 0.7],
      ['change_address', 0.7],
      ['find_account', 0.6],
    ],
  },
  C02: {
    slug: 'typo_in_domain',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK1003' }],
    repairs: [
      ['use_suggestion', 0.95],
      ['change_address', 0.75],
      ['find_account', 0.6],
    ],
  },
  C03: {
    slug: 'japanese_input',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK1006' }],
    repairs: [
      ['to_half_width', 0.85],
      ['show_password', 0.75],
      ['reset_password', 0.8],
    ],
  },
  C04: {
    slug: 'caps_lock',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK1005' }],
    repairs: [
      ['show_password', 0.85],
      ['reset_password', 0.85],
    ],
  },
  C05: {
    slug: 'extra_characters',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK3001' }],
    repairs: [
      ['remove_spaces', 0.9],
      ['show_password', 0.6],
      ['reset_password', 0.8],
    ],
  },
  C06: {
    slug: 'look_alikes',
    disclosure: 'never',
    from: 'T3',
    hiddenAt: ['T4', 'T5'],
    said: [{ code: 'GK3001' }],
    repairs: [
      ['read_alike', 0.95],
      ['show_password', 0.6],
      ['reset_password', 0.7],
    ],
  },
  C07: {
    slug: 'other_password',
    disclosure: 'never',
    from: 'T3',
    hiddenAt: ['T4', 'T5'],
    said: [{ code: 'GK3001' }],
    repairs: [
      ['reset_password', 0.9],
      ['choose_account', 0.4],
      ['show_password', 0.15],
    ],
  },
  C08: {
    slug: 'old_password',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK3005' }],
    repairs: [
      ['reset_password', 0.92],
      ['use_passkey', 0.3],
    ],
  },
  C09: {
    slug: 'forgotten',
    disclosure: 'neutral',
    from: 'T0',
    said: [{ code: 'GK3002', when: ['pause.near'] }, { code: 'GK3001' }],
    repairs: [
      ['reset_password', 0.92],
      ['use_passkey', 0.3],
    ],
  },
  C10: {
    slug: 'stale_manager',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK3006' }],
    repairs: [
      ['reset_password', 0.92],
      ['show_password', 0.3],
      ['update_manager', 0.5],
    ],
  },
  C11: {
    slug: 'no_account',
    disclosure: 'never',
    from: 'T2',
    said: [{ code: 'GK2011', when: ['account.unknown'] }, { code: 'GK3001' }],
    repairs: [
      ['choose_account', 0.5],
      ['find_account', 0.6],
      ['create_account', 0.6],
    ],
  },
  C12: {
    slug: 'no_password',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK3011' }],
    repairs: [
      ['use_passkey', 0.8],
      ['use_own_sign_in', 0.7],
      ['use_another_way', 0.6],
    ],
  },
} as const satisfies Record<string, Cause>
