import type { Cause } from './cause.ts'

/** G10: links, our own service, and safety. */
export const service = {
  C59: {
    slug: 'link_ended',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK8003', when: ['link.expired'] }, { code: 'GK8002' }],
    repairs: [
      ['send_new_link', 0.92],
      ['use_another_way', 0.4],
    ],
  },
  C60: {
    slug: 'service_degraded',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK9003', when: ['mail_service.down', 'sms_service.down'] }, { code: 'GK9001' }],
    repairs: [
      ['notify_when_well', 0.8],
      ['retry', 0.5],
      ['use_another_way', 0.4],
    ],
  },
  C61: {
    slug: 'password_must_change',
    disclosure: 'proof',
    from: 'T2',
    said: [{ code: 'GK3008', when: ['must_change.leaked'] }, { code: 'GK3007' }],
    repairs: [
      ['set_new_password', 0.95],
      ['reset_password', 0.8],
    ],
  },
  C62: {
    slug: 'changed_by_others',
    disclosure: 'never',
    from: 'T1',
    said: [{ code: 'GK3012' }],
    repairs: [
      ['report_not_me', 0.85],
      ['reset_password', 0.5],
      ['start_recovery', 0.6],
    ],
  },
  C63: {
    slug: 'organisation_suspended',
    disclosure: 'proof',
    from: 'T2',
    said: [{ code: 'GK7006' }],
    repairs: [['open_billing', 0.7]],
  },
} as const satisfies Record<string, Cause>
