import type { ProblemTable } from '../../platform/problems/index.ts'

/** What an application does to a browser. */
export const oauthProblems = {
  loop_stopped: { code: 'GK6002', status: 409, level: 'T0', action: 'start_clean' },
} as const satisfies ProblemTable

type OauthProblems = typeof oauthProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends OauthProblems {}
}
