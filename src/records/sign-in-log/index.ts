export { type Evidence, readEvidence } from './evidence.ts'
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
