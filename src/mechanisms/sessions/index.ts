export { earliestAuthTime } from './earliest-auth-time.ts'
export type { EndedSession } from './end-sessions.ts'
export { sessionJobs } from './jobs.ts'
export {
  type Application,
  findSession,
  hasLostSession,
  liveSessions,
  liveStatements,
  type Session,
  type SessionOfAccount,
  sessionsOfAccount,
} from './sessions.ts'
export type { NewSession, StartedSession } from './start-session.ts'
