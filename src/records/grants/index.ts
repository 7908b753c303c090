export type { LogoutNotice } from './logout-notices.ts'
export type { AccountRequirement } from './revoke.ts'
