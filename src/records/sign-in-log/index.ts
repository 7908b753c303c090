export { type Evidence, readEvidence } from './evidence.ts'
export {
  type Attempt,
  attemptStatement,
  browserOfAttempt,
  disownAttempt,
  dropOldMonths,
  findAttempt,
  type LoggedAttempt,
  type LoggedEvidence,
  prepareMonths,
  signInHistory,
} from './log.ts'
export {
  type AccountLog,
  accountLog,
  type KnownAttempt,
  knownAttempt,
  newestRefused,
  readAttemptId,
  successHere,
  triesHere,
} from './questions.ts'
