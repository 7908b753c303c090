export {
  type Account,
  type AccountKind,
  type AccountStatus,
  findAccount,
  findAccountsOfContact,
  type NewAccount,
  type Profile,
} from './accounts.ts'
export {
  type Contact,
  findContact,
  listContacts,
  listProvenContacts,
  provenContactsOf,
  recipientOf,
  type Standing,
} from './contacts.ts'
export { wasContactEverProved } from './ever-proved.ts'
export { type Hold, type HoldReason, hasSomethingOlder, listHolds } from './holds.ts'
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
export { type AccountFilter, type AccountRow, countAccounts, listAccounts } from './list-accounts.ts'
export { readName, readReading } from './names.ts'
export { ownIdentifier } from './own-identifier.ts'
export { refusalOf } from './refusal.ts'
