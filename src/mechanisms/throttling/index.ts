export { type Limit, purgeCounters, takeOne } from './limits.ts'
export {
  type Admission,
  admitAttempt,
  type CountedFailure,
  clearStatements,
  hasFailedBefore,
  type Standing,
  standingOf,
  type ThrottleKeys,
  throttleKeys,
} from './throttle.ts'
