export { tellAccountClosing, tellAccountRestored, tellResetStarted } from './account.ts'
export {
  tellApplicationDisconnected,
  tellContactAdded,
  tellContactRemoved,
  tellPasswordChanged,
  tellProfileChanged,
} from './change.ts'
export { tellContestOpened, tellContestStands, tellContestUndone } from './contest.ts'
export type { Notified } from './notify.ts'
export {
  newBrowserStatements,
  tellChangeTried,
  tellPasswordStopped,
  tellSignedIn,
  tellSignedOutEverywhere,
  tellStrangers,
} from './sign-in.ts'
