import { type Statement, sql } from '../../platform/database/index.ts'
import type { Application } from './sessions.ts'

/**
 * Adds to what a session remembers of the applications it entered; to be combined with what else the request writes.
 * Merged in the database: two tabs that enter two applications at once must not forget one of them.
 */
export function rememberApplications(sessionId: string, entered: Record<string, Application>): Statement {
  return sql`
    update session set applications = applications || ${JSON.stringify(entered)}::jsonb
    where session_id = ${sessionId} and ended_at is null returning 1`
}
