import type { ProblemTable } from '../../platform/problems/index.ts'

/** Limits on tries, and the pauses they lead to. */
export const throttlingProblems = {
  near_lock: { code: 'GK3002', status: 401, level: 'T0', action: 'reset_password' },
  locked_until: { code: 'GK3003', status: 429, level: 'T0', action: 'reset_password' },
  locked_by_others: { code: 'GK3004', status: 429, level: 'T1', action: 'use_another_way' },
  password_stopped: { code: 'GK3013', status: 429, level: 'T0', action: 'reset_password' },
  code_wait: { code: 'GK4003', status: 429, level: 'T0', action: 'use_another_way' },
  code_limit: { code: 'GK4004', status: 429, level: 'T0', action: 'use_another_way' },
  too_many_requests: { code: 'GK6012', status: 429, level: 'T0', action: 'use_another_way' },
} as const satisfies ProblemTable

type ThrottlingProblems = typeof throttlingProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends ThrottlingProblems {}
}
