import {
  type AttemptedRepair,
  type EvidenceItem,
  type Level,
  type QuestionId,
  type RepairId,
  type Result,
  readEvidence,
  type SymptomId,
} from '../../diagnosis/index.ts'
import { sha256 } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'

/** An investigation as it is kept. Nothing of it is shown without passing `disclose`. */
export type Investigation = {
  at: Date
  browserHash: Buffer | null
  attemptId: string | null
  attemptAt: Date | null
  ownerId: string | null
  accountId: string | null
  flow: string | null
  /** Asked by the browser that began it. */
  own: boolean
  /** A contact was proved less than an hour ago. */
  proven: boolean
  symptom: SymptomId | null
  evidence: EvidenceItem[]
  asked: QuestionId[]
  tried: AttemptedRepair[]
  solvedAt: Date | null
}

export type InvestigationRow = {
  browserHash: Buffer | undefined
  attemptId: string | undefined
  ownerId: string | undefined
  accountId: string | undefined
  flow: string | undefined
  proven: boolean
  symptom: SymptomId | undefined
  evidence: EvidenceItem[]
  tried: AttemptedRepair[]
}

export async function createInvestigation(q: Queries, token: string, entry: InvestigationRow): Promise<void> {
  await q.run(sql`
    insert into investigation (token_hash, at, ends_at, browser_hash, attempt_id, attempt_at, owner_id, account_id, flow,
      proven_at, level, symptom, evidence, asked, tried)
    values (${sha256(token)}, now(), now() + interval '30 days', ${entry.browserHash ?? null}, ${entry.attemptId ?? null},
      (select at from sign_in_log where attempt_id = ${entry.attemptId ?? null}), ${entry.ownerId ?? null},
      ${entry.accountId ?? null}, ${entry.flow ?? null}, case when ${entry.proven} then now() end, 'T0',
      ${entry.symptom ?? null}, ${JSON.stringify(entry.evidence)}, '{}', ${JSON.stringify(entry.tried)})`)
}

/**
 * The investigation of this token while it lasts. A browser that had no cookie when it began is taken in. What was
 * proved counts for the browser that proved it: an address that is copied to somebody else tells them no more.
 */
export async function findInvestigation(
  q: Queries,
  token: string,
  browserHash: Buffer | undefined,
): Promise<Investigation | undefined> {
  if (!tokenShape.test(token)) return undefined
  return q.maybe<Investigation>(sql`
    select at, coalesce(browser_hash, ${browserHash ?? null}) as "browserHash", attempt_id as "attemptId",
      attempt_at as "attemptAt", owner_id as "ownerId", account_id as "accountId", flow,
      (browser_hash = ${browserHash ?? null}) is true as own,
      (proven_at > now() - interval '60 minutes' and coalesce(browser_hash = ${browserHash ?? null}, browser_hash is null)) is true as proven,
      symptom, evidence, asked, tried, solved_at as "solvedAt"
    from investigation where token_hash = ${sha256(token)} and ends_at > now()`)
}

/** What was shown at first stays: it is what a wrong diagnosis is counted by. */
export async function noteShown(
  q: Queries,
  token: string,
  shown: { level: Level; result: Result; browserHash: Buffer | undefined; solved: boolean },
): Promise<void> {
  const [first] = shown.result.findings
  const repair: RepairId | undefined = shown.result.repairs[0]?.id
  await q.run(sql`
    update investigation set level = greatest(level, ${shown.level}), cause = coalesce(cause, ${first?.cause ?? null}),
      probability = case when cause is null then ${first?.confidence ?? null} else probability end,
      repair = coalesce(repair, ${repair ?? null}), browser_hash = coalesce(browser_hash, ${shown.browserHash ?? null}),
      solved_at = case when ${shown.solved} then coalesce(solved_at, now()) else solved_at end
    where token_hash = ${sha256(token)}`)
}

/** What the visitor told or did. */
export type Addition = {
  symptom?: SymptomId | undefined
  /** What is not the visitor's own side is dropped. */
  evidence?: EvidenceItem[] | undefined
  asked?: QuestionId | undefined
  tried?: { id: RepairId; outcome: AttemptedRepair['outcome'] } | undefined
  /** "That is not my problem." */
  notMine?: true | undefined
  /** A person was asked for. */
  person?: true | undefined
}

const mostTried = 50
const tokenShape = /^[\w-]{43}$/

/** Appends what the visitor told or did, in one statement. Returns false for an unknown token. */
export async function appendTo(q: Queries, token: string, what: Addition): Promise<boolean> {
  if (!tokenShape.test(token)) return false
  const evidence = readEvidence(what.evidence ?? [], 'visitor')
  const tried = what.tried && { ...what.tried, at: new Date().toISOString() }
  const changed = await q.run(sql`
    update investigation set symptom = coalesce(${what.symptom ?? null}, symptom),
      evidence = case when jsonb_array_length(evidence) < 200 then evidence || ${JSON.stringify(evidence)}::jsonb else evidence end,
      asked = case when ${what.asked ?? null}::text is null or ${what.asked ?? null} = any(asked) then asked
        else asked || ${what.asked ?? null}::text end,
      tried = case when ${tried === undefined} or jsonb_array_length(tried) >= ${mostTried} then tried
        else tried || ${JSON.stringify(tried ? [tried] : [])}::jsonb end,
      not_mine_at = case when ${what.notMine === true} then coalesce(not_mine_at, now()) else not_mine_at end,
      person_at = case when ${what.person === true} then coalesce(person_at, now()) else person_at end,
      solved_at = case when ${what.tried?.outcome === 'solved'} then coalesce(solved_at, now()) else solved_at end
    where token_hash = ${sha256(token)} and ends_at > now()`)
  return changed === 1
}

/** Deletes what has come to its end. */
export async function purgeInvestigations(q: Queries): Promise<void> {
  await q.run(sql`delete from investigation where ends_at <= now()`)
}

/** Deletes what is kept about accounts that were purged. */
export async function forgetInvestigations(q: Queries, accountId: string): Promise<void> {
  await q.run(sql`delete from investigation where account_id = ${accountId}`)
  await q.run(sql`delete from attempt_cause where account_id = ${accountId}`)
}
