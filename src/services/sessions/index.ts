export { cleanBrowser } from './clean-browser.ts'
export { disownSignIn } from './disown-sign-in.ts'
export { endOtherSessions } from './end-other-sessions.ts'
export { endSession } from './end-session.ts'
export {
  type PasswordShown,
  type Reauthenticated,
  reauthenticateWithContact,
  reauthenticateWithPassword,
} from './reauthenticate.ts'
export { type ReportedTakeover, reportTakeover } from './report-takeover.ts'
export { type SignOutScope, signOut } from './sign-out.ts'
