import { auditStatement } from '../../platform/audit/index.ts'
import { randomToken, sha256, uuidv7 } from '../../platform/crypto/index.ts'
import { type Statement, sql } from '../../platform/database/index.ts'

export type NewSession = {
  ownerId: string
  accountId: string
  /** The methods that were used, RFC 8176: pwd, otp, hwk … */
  amr: string[]
  stay: boolean
  device: string
  network: string
  browserHash: Buffer
  /** Hashes of the session cookies that the browser sent. */
  openJar?: Buffer | undefined
  stayJar?: Buffer | undefined
}

export type StartedSession = {
  sessionId: string
  /** New values for the browser's session cookies: every sign-in changes them, so a planted one is worth nothing. */
  openSecret: string
  staySecret: string | undefined
  /** To be combined with what else belongs to the sign-in. */
  statements: Statement[]
}

const hours = 60

/**
 * Prepares a session: statements that take the browser's other sessions over to new cookie values, end an
 * earlier session of the same account on this browser, and add this one.
 *
 * Without "stay signed in" it ends with the browser, after 2 hours of silence or after 12 hours; with it after
 * 14 days of silence or 30 days (SP 800-63B-4, 2.1.3).
 */
export function newSession(entry: NewSession): StartedSession {
  const sessionId = uuidv7()
  const openSecret = randomToken()
  const staySecret = entry.stay || entry.stayJar ? randomToken() : undefined
  const openHash = sha256(openSecret)
  const stayHash = staySecret ? sha256(staySecret) : openHash
  const jars = [entry.openJar, entry.stayJar].filter((jar) => jar !== undefined)
  const takeOver = sql`
    update session set
      jar_hash = case when stay then ${stayHash}::bytea else ${openHash}::bytea end,
      ended_at = case when account_id = ${entry.accountId}::uuid then now() end,
      ended_reason = case when account_id = ${entry.accountId}::uuid then 'signed_in_again' end
    where jar_hash = any(${jars}) and ended_at is null`
  const statements = [
    ...(jars.length > 0 ? [takeOver] : []),
    sql`
      insert into session (owner_id, account_id, session_id, jar_hash, browser_hash, stay, auth_time, amr, created_at,
        last_seen_at, idle_minutes, expires_at, device, network)
      values (${entry.ownerId}, ${entry.accountId}, ${sessionId}, ${entry.stay ? stayHash : openHash}, ${entry.browserHash},
        ${entry.stay}, now(), ${entry.amr}, now(), now(), ${entry.stay ? 14 * 24 * hours : 2 * hours},
        now() + ${entry.stay ? 30 * 24 : 12} * interval '1 hour', ${entry.device}, ${entry.network})`,
  ]
  const { ownerId, accountId } = entry
  statements.push(
    auditStatement({ type: 'session.started', ownerId, accountId, detail: { amr: entry.amr, stay: entry.stay } }),
  )
  return { sessionId, openSecret, staySecret, statements }
}
