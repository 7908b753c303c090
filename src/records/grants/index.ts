export { type ConnectedApplication, connectedApplications, findGrant, type Grant, purgeGrants } from './grants.ts'
export {
  closeLogoutNotice,
  type DueLogoutNotice,
  type LogoutNotice,
  logoutTries,
  purgeLogoutNotices,
  takeDueLogoutNotices,
} from './logout-notices.ts'
export type { AcceptedAccounts } from './revoke.ts'
