import type { ProblemTable } from '../../platform/problems/index.ts'

/** What an application asks for and is not registered for. */
export const applicationProblems = {
  app_misconfigured: { code: 'GK7005', status: 400, level: 'T0', action: 'send_to_app_owner' },
} as const satisfies ProblemTable

type ApplicationProblems = typeof applicationProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends ApplicationProblems {}
}
