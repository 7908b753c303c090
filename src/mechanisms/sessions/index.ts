export {
  type Application,
  type EndedSession,
  endAllSessions,
  endSession,
  endSessionsOfBrowser,
  endSessionsOfJar,
  findSession,
  isFresh,
  liveSessions,
  type Session,
  type SessionOfAccount,
  saveApplications,
  sessionsOfAccount,
} from './sessions.ts'
export { type NewSession, newSession, type StartedSession } from './start-session.ts'
