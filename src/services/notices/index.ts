export { tellAccountClosing, tellAccountRestored, tellResetStarted } from './account.ts'
export {
  tellApplicationDisconnected,
  tellContactAdded,
  tellContactRemoved,
  tellPasswordChanged,
  tellProfileChanged,
} from './change.ts'
export type { Notified } from './notify.ts'
export {
  newBrowserStatements,
  tellNewBrowser,
  tellPasswordStopped,
  tellSignedOutEverywhere,
  tellStrangers,
} from './sign-in.ts'
