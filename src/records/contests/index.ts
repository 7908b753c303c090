export {
  type AccountChange,
  type ChangeKind,
  changesOfSide,
  findChange,
  findChangeOf,
  type NewChange,
  type ProofKind,
  purgeChanges,
} from './account-changes.ts'
export { type Contest, findContest, type Outcome, openContestOf, overdueContests } from './contests.ts'
