import type { ProblemTable } from '../../platform/problems/index.ts'

/** Why a message does not arrive. */
export const deliveryProblems = {
  mail_bounced: { code: 'GK4005', status: 409, level: 'T1', action: 'use_other_contact' },
  mail_full: { code: 'GK4006', status: 409, level: 'T1', action: 'use_other_contact' },
  mail_filtered: { code: 'GK4007', status: 202, level: 'T1', action: 'send_plain_mail' },
  mail_delayed: { code: 'GK4008', status: 202, level: 'T1', action: 'use_another_way' },
  sms_refused: { code: 'GK4009', status: 409, level: 'T1', action: 'call_instead' },
  sms_unreachable: { code: 'GK4010', status: 202, level: 'T1', action: 'use_another_way' },
  sms_number_unknown: { code: 'GK4014', status: 409, level: 'T1', action: 'use_another_way' },
  provider_down: { code: 'GK9003', status: 503, level: 'T0', action: 'use_another_way' },
} as const satisfies ProblemTable

type DeliveryProblems = typeof deliveryProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends DeliveryProblems {}
}
