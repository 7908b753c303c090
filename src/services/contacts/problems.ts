import type { ProblemTable } from '../../platform/problems/index.ts'

/** Why a change of how an account is entered has to wait, or needs more. */
export const changeProblems = {
  held: { code: 'GK7008', status: 403, level: 'T2', action: 'end_hold' },
  reauthenticate: { code: 'GK7009', status: 403, level: 'T2', action: 'confirm_again' },
  contest_open: { code: 'GK8008', status: 409, level: 'T2', action: 'see_progress' },
  proof_mismatch: { code: 'GK8009', status: 401, level: 'T2', action: 'add_information' },
} as const satisfies ProblemTable

type ChangeProblems = typeof changeProblems

declare module '../../platform/problems/index.ts' {
  interface Problems extends ChangeProblems {}
}
