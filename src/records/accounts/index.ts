export {
  type Account,
  type AccountKind,
  type AccountStatus,
  activateAccount,
  closeAccount,
  createAccount,
  disableAccount,
  findAccount,
  findAccountsOfContact,
  holdAccount,
  type NewAccount,
  type Profile,
  purgeAccounts,
  renameAccount,
  restoreAccount,
  updateProfile,
} from './accounts.ts'
export {
  addContact,
  type Contact,
  contactsToTell,
  disownContact,
  findContact,
  listContacts,
  markContactVerified,
  proveContactAgain,
  provenContactsOf,
  recipientOf,
  removeContact,
  restoreContact,
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
export { readName, readReading } from './names.ts'
export { refusalOf } from './refusal.ts'
