export {
  addDomain,
  type Domain,
  findDomain,
  holdsDomain,
  isPublicMail,
  listDomains,
  type NotAdded,
  type NotRemoved,
  removeDomain,
  type TxtRecord,
  txtRecord,
} from './domains.ts'
export { type LookUpTexts, openLookUp, type TextsAnswer } from './look-up-texts.ts'
export { readName } from './names.ts'
export { type KnownOrganization, organizationOfDomain } from './organization-of-domain.ts'
export {
  type Actor,
  closeOrganization,
  createOrganization,
  findOrganization,
  listOrganizations,
  type NewOrganization,
  type NotCreated,
  type Organization,
  type OrganizationStatus,
  resumeOrganization,
  suspendOrganization,
} from './organizations.ts'
export { readSlug } from './slug.ts'
export { type NotVerified, recheckDomains, verifyDomain } from './verify-domain.ts'
