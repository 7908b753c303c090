/** What makes, changes and ends accounts and contacts: for `services/` alone. */
export {
  activateAccount,
  closeAccount,
  closeAccountsOfOwner,
  createAccount,
  disableAccount,
  holdAccount,
  purgeAccounts,
  renameAccount,
  restoreAccount,
  updateProfile,
} from './accounts.ts'
export {
  addContact,
  disownContact,
  markContactVerified,
  proveContactAgain,
  removeContact,
  restoreContact,
} from './contacts.ts'
