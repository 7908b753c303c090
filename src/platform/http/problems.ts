import type { ProblemTable } from '../problems/index.ts'

/** What any answer can be, whatever was asked for. */
export const httpProblems = {
  page_stale: { code: 'GK6003', status: 409, level: 'T0', action: 'continue' },
  service_degraded: { code: 'GK9001', status: 503, level: 'T0', action: 'notify_when_well' },
  unexpected: { code: 'GK9002', status: 500, level: 'T0', action: 'try_again' },
  maintenance: { code: 'GK9004', status: 503, level: 'T0', action: 'notify_when_well' },
} as const satisfies ProblemTable

type HttpProblems = typeof httpProblems

declare module '../problems/index.ts' {
  interface Problems extends HttpProblems {}
}
