/** What writes changes and contests down and decides them: for `services/` alone. */
export { addChange, markUndone } from './account-changes.ts'
export { addContest, addProof, closeContest } from './contests.ts'
