import type { Cause } from './cause.ts'

/** G7: the way between the browser and us. */
export const network = {
  C45: {
    slug: 'connection',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK6006', when: ['online.no'] }, { code: 'GK6007' }],
    repairs: [
      ['retry', 0.7],
      ['try_again', 0.65],
      ['use_cable', 0.4],
    ],
  },
  C46: {
    slug: 'host_blocked',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK6015' }],
    repairs: [
      ['copy_for_administrator', 0.8],
      ['continue_on_phone', 0.65],
    ],
  },
  C47: {
    slug: 'network_limited',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK6012' }],
    repairs: [
      ['use_passkey', 0.7],
      ['wait_for_end', 0.8],
      ['use_another_way', 0.6],
      ['continue_on_phone', 0.5],
    ],
  },
} as const satisfies Record<string, Cause>
