/** What sets, counts and takes away passwords: for `services/` alone. */
export { claimWarning, failureStatement, removePassword, setPassword, successStatement } from './password/passwords.ts'
