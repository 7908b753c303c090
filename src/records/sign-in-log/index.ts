export { signInLogJobs } from './jobs.ts'
export {
  type Attempt,
  attemptStatement,
  browserOfAttempt,
  disownAttempt,
  findAttempt,
  type LoggedAttempt,
  prepareMonths,
  signInHistory,
} from './log.ts'
export { networksOfLastDay } from './networks.ts'
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
