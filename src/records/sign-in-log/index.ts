export { type Evidence, readEvidence } from './evidence.ts'
export {
  type Attempt,
  attemptStatement,
  disownAttempt,
  dropOldMonths,
  findAttempt,
  type LoggedAttempt,
  prepareMonths,
  signInHistory,
} from './log.ts'
