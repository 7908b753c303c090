/** What makes, changes and ends organisations and their domains: for `services/` alone. */
export { deleteDomain, insertDomain, lockDomain, setDomainChecked, setDomainVerified } from './change-domains.ts'
export { insertOrganization, setOrganizationStatus } from './organizations.ts'
