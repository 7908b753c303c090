export type { LogoutNotice } from './logout-notices.ts'
