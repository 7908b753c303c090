/** What begins and ends sessions: for `services/` alone. */
export {
  endAllSessions,
  endNotEstablishedSessions,
  endSession,
  endSessionsOfBrowser,
  endSessionsOfJar,
} from './end-sessions.ts'
export { rememberApplications } from './remember-applications.ts'
export { newSession } from './start-session.ts'
