export { knownDeviceJobs } from './jobs.ts'
export {
  type AccountHere,
  accountsHere,
  type Changes,
  changesLately,
  isAsleep,
  isEstablished,
  isFamiliar,
  type KnownAccount,
  knownAccounts,
  mayHearAsFamiliar,
  rememberStatement,
  unlistAccount,
} from './known-devices.ts'
