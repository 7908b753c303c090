/** What revokes what applications hold: for `services/` alone. */
export { writeLogoutNotices } from './logout-notices.ts'
export { forgetGrants, type RevokedGrant, revokeGrants, revokeGrantsOf, revokeUnfitGrants } from './revoke.ts'
