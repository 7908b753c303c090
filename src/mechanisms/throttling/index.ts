export { type Limit, purgeCounters, takeOne } from './limits.ts'
export {
  type Admission,
  admitAttempt,
  clearStatements,
  type Standing,
  standingOf,
  type ThrottleKeys,
  throttleKeys,
} from './throttle.ts'
