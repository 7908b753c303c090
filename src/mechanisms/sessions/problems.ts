import type { ProblemTable } from '../../platform/problems/index.ts'

/** How a session ends or is lost. */
export const sessionProblems = {
  session_ended: { code: 'GK6004', status: 401, level: 'T0', action: 'sign_in_again' },
  session_lost: { code: 'GK6005', status: 401, level: 'T0', action: 'test_browser' },
  other_tab: { code: 'GK6011', status: 409, level: 'T3', action: 'continue_as_other', action2: 'stay_as_this' },
} as const satisfies ProblemTable

type SessionProblems = typeof sessionProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends SessionProblems {}
}
