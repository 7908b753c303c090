import { uuidv7 } from '../../platform/crypto/index.ts'
import { type Queries, type Statement, sql } from '../../platform/database/index.ts'
import type { AnsweredRequest, LoopStop } from './loop.ts'

/** So many answers within so many seconds, and the next request is the third return. */
export const returnsUntilStop = 3
const windowSeconds = 60
const keptMinutes = 15

export type Answer = {
  browserHash: Buffer
  clientId: string
  accountId?: string | undefined
  sessionId?: string | undefined
  /** The sessions that the browser showed. */
  held: string[]
  codeHash?: Buffer | undefined
  error?: string | undefined
}

/** Notes what an application was answered; to be combined with what else the answer writes. */
export function answerStatement(answer: Answer): Statement {
  return sql`
    insert into oauth_answer (browser_hash, client_id, answer_id, at, account_id, session_id, held, code_hash, error)
    values (${answer.browserHash}, ${answer.clientId}, ${uuidv7()}, now(), ${answer.accountId ?? null},
      ${answer.sessionId ?? null}, ${answer.held}, ${answer.codeHash ?? null}, ${answer.error ?? null})`
}

/** Who comes back: only what was answered before this request was sent can have led to it, `sinceMs` ago at least. */
export type Returning = { browserHash: Buffer; clientId: string; sinceMs: number }

/** How often this browser was sent to this application within the last minute. */
export async function countAnswers(q: Queries, { browserHash, clientId, sinceMs }: Returning): Promise<number> {
  const { answers } = await q.one<{ answers: number }>(sql`
    select count(*)::int as answers from oauth_answer
    where browser_hash = ${browserHash} and client_id = ${clientId} and at > now() - ${windowSeconds} * interval '1 second'
      and at <= now() - ${sinceMs}::float8 * interval '1 ms' and stopped is null and forgiven_at is null`)
  return answers
}

/**
 * The answers of the last minute, oldest first, with what became of them. Those before a sign-out are left out:
 * who signed out comes back on purpose.
 */
export function recentAnswers(q: Queries, { browserHash, clientId, sinceMs }: Returning): Promise<AnsweredRequest[]> {
  return q.many<AnsweredRequest>(sql`
    select a.at, a.account_id as "accountId", a.session_id as "sessionId", a.held, a.error,
      t.consumed_at is not null as exchanged, coalesce(s.ended_reason = 'signed_in_again', false) as replaced
    from oauth_answer a
    left join oauth_artifact t on t.id_hash = a.code_hash and t.type = 'AuthorizationCode'
    left join session s on s.session_id = a.session_id
    where a.browser_hash = ${browserHash} and a.client_id = ${clientId}
      and a.at > now() - ${windowSeconds} * interval '1 second'
      and a.at <= now() - ${sinceMs}::float8 * interval '1 ms' and a.stopped is null and a.forgiven_at is null
      and (s.ended_at is null or s.ended_reason = 'signed_in_again')
    order by a.answer_id`)
}

/** Notes that a loop was stopped, and why. */
export async function noteStop(q: Queries, { browserHash, clientId }: Returning, stop: LoopStop): Promise<void> {
  await q.run(sql`
    insert into oauth_answer (browser_hash, client_id, answer_id, at, held, stopped)
    values (${browserHash}, ${clientId}, ${uuidv7()}, now(), '{}', ${JSON.stringify(stop)})`)
}

/** The last stop of this application in this browser, while it is worth knowing. */
export async function lastStop(q: Queries, browserHash: Buffer, clientId: string): Promise<LoopStop | undefined> {
  const row = await q.maybe<{ stopped: LoopStop }>(sql`
    select stopped from oauth_answer
    where browser_hash = ${browserHash} and client_id = ${clientId} and stopped is not null
      and at > now() - ${keptMinutes} * interval '1 minute'
    order by answer_id desc limit 1`)
  return row?.stopped
}

/** The person goes on all the same: what was answered so far counts no more. */
export async function forgiveAnswers(q: Queries, browserHash: Buffer, clientId: string): Promise<void> {
  await q.run(sql`
    update oauth_answer set forgiven_at = now()
    where browser_hash = ${browserHash} and client_id = ${clientId} and forgiven_at is null and stopped is null`)
}

export async function purgeAnswers(q: Queries): Promise<void> {
  await q.run(sql`delete from oauth_answer where at < now() - ${keptMinutes} * interval '1 minute'`)
}
