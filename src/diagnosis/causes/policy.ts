import type { Cause } from './cause.ts'

/** G9: what an organisation or an application asks for. */
export const policy = {
  C54: {
    slug: 'not_assigned',
    disclosure: 'proof',
    from: 'T3',
    said: [{ code: 'GK7001' }],
    repairs: [
      ['ask_for_app', 0.8],
      ['choose_account', 0.3],
    ],
  },
  C55: {
    slug: 'blocked_by_rule',
    disclosure: 'proof',
    from: 'T2',
    said: [{ code: 'GK7002' }],
    repairs: [
      ['ask_for_exception', 0.6],
      ['continue_on_phone', 0.3],
    ],
  },
  C56: {
    slug: 'second_step_needed',
    disclosure: 'proof',
    from: 'T2',
    said: [{ code: 'GK7003' }],
    repairs: [['set_up_second_step', 0.95]],
  },
  C57: {
    slug: 'idp_failed',
    disclosure: 'proof',
    from: 'T2',
    said: [{ code: 'GK7004' }],
    repairs: [
      ['retry', 0.35],
      ['try_again', 0.3],
      ['tell_it_team', 0.5],
    ],
  },
  C58: {
    slug: 'app_misconfigured',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK7005' }],
    repairs: [['send_to_app_owner', 0.7]],
  },
} as const satisfies Record<string, Cause>
