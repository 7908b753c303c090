export {
  countAddressesAt,
  countOtherDomains,
  type Domain,
  domainsToRecheck,
  findDomain,
  holderOfDomain,
  holdsDomain,
  isPublicMail,
  listDomains,
  type TxtRecord,
  txtRecord,
} from './domains.ts'
export { readName } from './names.ts'
export { type KnownOrganization, organizationOfDomain } from './organization-of-domain.ts'
export {
  findOrganization,
  type ListOptions,
  listOrganizations,
  type NewOrganization,
  type Organization,
  type OrganizationStatus,
} from './organizations.ts'
export { readSlug } from './slug.ts'
