/** What sets, counts and takes away passwords: for `services/` alone. */

export { bindAuthenticator, usedStatement } from './bound.ts'
export { claimWarning, failureStatement, removePassword, setPassword, successStatement } from './password/passwords.ts'
