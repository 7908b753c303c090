import { type Database, type Queries, sql } from '../../platform/database/index.ts'
import { beginning, type ChainedEvent, chainHash } from './chain.ts'

const batch = 500

/**
 * Closes the hash chain over the audit events that are not in it yet; returns how many it took.
 *
 * One process should do this at a time (the caller holds a lease), but the chain does not depend on it: a second one
 * waits for the events that the first one has taken, and should both still come to the same position, the unique key
 * lets one of them in and the other one tries again.
 *
 * Events rest 2 s first, so that nearly all of them are chained in the order of their ids although transactions end
 * in another one. The chain does not depend on that either: an event of a slower transaction takes a later position
 * and is never left out, since what counts is that it has no position yet.
 */
export async function sealAudit(db: Database): Promise<number> {
  for (let sealed = 0; ; ) {
    const taken = await sealBatch(db)
    sealed += taken
    if (taken < batch) return sealed
  }
}

async function sealBatch(db: Database): Promise<number> {
  try {
    return await db.transaction(async (tx) => {
      const events = await takeOpenEvents(tx)
      if (events.length > 0) await chain(tx, events)
      return events.length
    })
  } catch (error) {
    // Somebody else is just taking these positions. Nothing is lost: the events are still open.
    if (collisions.has((error as { code?: string }).code ?? '')) return 0
    throw error
  }
}

/** The unique key of positions, and the deadlock that two who meet there may run into. */
const collisions = new Set(['23505', '40P01', '40001'])

function takeOpenEvents(tx: Queries): Promise<ChainedEvent[]> {
  return tx.many<ChainedEvent>(sql`
    select event_id as "eventId", owner_id as "ownerId", type, account_id as "accountId", actor, detail,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from audit_event where position is null and at <= now() - interval '2 seconds'
    order by event_id limit ${batch} for update`)
}

async function chain(tx: Queries, events: ChainedEvent[]): Promise<void> {
  // Read after the events were locked: whoever held them has ended, so this is the end of the chain as it stands.
  const end = await tx.maybe<{ position: string; hash: Buffer }>(sql`
    select position, hash from audit_event where position is not null order by position desc limit 1`)
  const first = Number(end?.position ?? 0) + 1
  let previous = end?.hash ?? beginning
  const hashes = events.map((event, index) => {
    previous = chainHash(previous, event, first + index)
    return previous
  })
  const chained = await tx.run(sql`
    update audit_event e set position = v.position, hash = v.hash
    from unnest(${events.map((event) => event.eventId)}::uuid[], ${events.map((_, index) => first + index)}::bigint[], ${hashes}::bytea[])
      as v (event_id, position, hash)
    where e.event_id = v.event_id and e.position is null`)
  if (chained !== events.length) throw new Error(`chained ${chained} of ${events.length} audit events`)
}
