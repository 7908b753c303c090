export {
  type Account,
  type AccountKind,
  type AccountStatus,
  activateAccount,
  closeAccount,
  createAccount,
  disableAccount,
  findAccount,
  findAccountFor,
  findAccountsOfContact,
  type NewAccount,
  purgeAccounts,
  restoreAccount,
  updateProfile,
} from './accounts.ts'
export {
  addContact,
  type Contact,
  contactsToTell,
  listContacts,
  markContactVerified,
  removeContact,
} from './contacts.ts'
export {
  caseFold,
  foldIdentifier,
  type Identifier,
  maskContact,
  readDomain,
  readEmail,
  readIdentifier,
  showPhone,
} from './identifier.ts'
