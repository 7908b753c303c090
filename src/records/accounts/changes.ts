/** What makes, changes and ends accounts and contacts: for `services/` alone. */
export {
  closeAccountsOfOwner,
  deleteClosedAccounts,
  holdAccount,
  insertAccount,
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
