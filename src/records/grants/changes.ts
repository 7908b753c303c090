/** What gives applications something and revokes it: for `services/` alone. */
export { putGrant } from './grants.ts'
export { writeLogoutNotices } from './logout-notices.ts'
export { forgetGrants, type RevokedGrant, revokeGrants, revokeGrantsOf, revokeUnfitGrants } from './revoke.ts'
