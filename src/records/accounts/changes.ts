/** What makes, changes and ends accounts and contacts: for `services/` alone. */
export {
  closeAccountsOfOwner,
  deleteClosedAccounts,
  insertAccount,
  lockAccount,
  renameAccount,
  setAccountStatus,
  setProfile,
} from './accounts.ts'
export {
  addContact,
  disownContact,
  markContactVerified,
  proveContactAgain,
  removeContact,
  restoreContact,
} from './contacts.ts'
export { addHold, endHolds } from './holds.ts'
