export {
  type AccountHere,
  accountsHere,
  type Changes,
  changesLately,
  isFamiliar,
  type KnownAccount,
  knownAccounts,
  mayHearAsFamiliar,
  purgeBrowsers,
  rememberStatement,
  unlistAccount,
} from './known-devices.ts'
