import type { ProblemTable } from '../../platform/problems/index.ts'

/** Codes and links that work once. */
export const oneTimeProblems = {
  code_wrong: { code: 'GK4001', status: 401, level: 'T0', action: 'send_new_code' },
  code_expired: { code: 'GK4002', status: 410, level: 'T0', action: 'use_another_way' },
  link_used: { code: 'GK8002', status: 410, level: 'T0', action: 'send_new_link' },
  link_expired: { code: 'GK8003', status: 410, level: 'T0', action: 'send_new_link' },
} as const satisfies ProblemTable

type OneTimeProblems = typeof oneTimeProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends OneTimeProblems {}
}
