import type { Cause } from './cause.ts'

/** G5: the app and the phone that confirm. */
export const authenticator = {
  C34: {
    slug: 'push_unanswered',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK4011' }],
    repairs: [
      ['enter_app_code', 0.85],
      ['use_another_way', 0.6],
      ['check_phone_network', 0.5],
      ['update_app', 0.5],
      ['restart_app', 0.3],
    ],
  },
  C35: {
    slug: 'code_clock',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK4012' }],
    repairs: [
      ['learn_drift', 0.8],
      ['use_another_way', 0.6],
      ['show_clock_steps', 0.9],
    ],
  },
} as const satisfies Record<string, Cause>
