import type { ProblemTable } from '../../platform/problems/index.ts'

/** What an application does wrong. */
export const oauthProblems = {
  loop_stopped: { code: 'GK6002', status: 409, level: 'T0', action: 'start_clean' },
  app_misconfigured: { code: 'GK7005', status: 400, level: 'T0', action: 'send_to_app_owner' },
} as const satisfies ProblemTable

type OauthProblems = typeof oauthProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends OauthProblems {}
}
