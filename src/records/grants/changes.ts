/** What takes back what applications hold: for `services/` alone. */
export { writeLogoutNotices } from './logout-notices.ts'
export { forgetApplication, type RevokedGrant, revokeGrants, revokeGrantsOf } from './revoke.ts'
