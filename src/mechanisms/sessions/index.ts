export {
  type Application,
  type EndedSession,
  endAllSessions,
  endSession,
  endSessionsOfBrowser,
  endSessionsOfJar,
  findSession,
  hasLostSession,
  isFresh,
  liveSessions,
  liveStatements,
  purgeSessions,
  type Session,
  type SessionOfAccount,
  sessionsOfAccount,
} from './sessions.ts'
export { type NewSession, newSession, type StartedSession } from './start-session.ts'
