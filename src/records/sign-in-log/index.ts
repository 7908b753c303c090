export {
  type Attempt,
  attemptStatement,
  browserOfAttempt,
  disownAttempt,
  dropOldMonths,
  findAttempt,
  type LoggedAttempt,
  prepareMonths,
  signInHistory,
} from './log.ts'
export { type Observations, ofBrowser, readObservations } from './observations.ts'
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
