export { type Limit, purgeCounters, takeOne } from './limits.ts'
export {
  type Admission,
  admitAttempt,
  clearStatements,
  type ThrottleKeys,
  throttleKeys,
  triesPerPause,
} from './throttle.ts'
