/** What begins, continues and ends unfinished sign-ins: for `services/` alone. */
export {
  addFactorStatement,
  beginStatement,
  spendAuthentication,
  withdrawAuthentications,
} from './authentications.ts'
