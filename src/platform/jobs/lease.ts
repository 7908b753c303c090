import { type Queries, sql } from '../database/index.ts'

/** Another process does this work now: what was begun must not be finished here. */
export class LeaseLost extends Error {
  constructor(name: string) {
    super(`the lease "${name}" belongs to another process now`)
  }
}

/** How long a process that died keeps a lease, in seconds. */
export const leaseSeconds = 30

/**
 * Takes the lease, or returns undefined while somebody else holds it.
 *
 * The fence grows with each change of the holder and never shrinks: whoever has a smaller one is a former holder.
 */
export async function takeLease(q: Queries, name: string, holder: string): Promise<string | undefined> {
  const lease = await q.maybe<{ fence: string }>(sql`
    insert into lease as held (name, holder, fence, until)
    values (${name}, ${holder}, 1, now() + make_interval(secs => ${leaseSeconds}))
    on conflict (name) do update set
      holder = excluded.holder, until = excluded.until,
      fence = held.fence + case when held.holder = excluded.holder then 0 else 1 end
    where held.holder = excluded.holder or held.until <= now()
    returning fence`)
  return lease?.fence
}

/** Keeps all leases of this holder for another while; returns the names that it still holds. */
export async function renewLeases(q: Queries, holder: string): Promise<string[]> {
  const held = await q.many<{ name: string }>(sql`
    update lease set until = now() + make_interval(secs => ${leaseSeconds})
    where holder = ${holder} and until > now() returning name`)
  return held.map((lease) => lease.name)
}

/** Gives the leases back, so that another process need not wait for their end. */
export async function releaseLeases(q: Queries, holder: string): Promise<void> {
  await q.run(sql`update lease set until = now() where holder = ${holder} and until > now()`)
}

/**
 * Holds the lease still until the end of the transaction, or throws `LeaseLost`.
 * A process that was frozen and comes back late is stopped here, before it writes.
 */
export async function guardLease(tx: Queries, name: string, holder: string, fence: string): Promise<void> {
  const held = await tx.maybe(sql`
    select 1 from lease where name = ${name} and holder = ${holder} and fence = ${fence}::bigint for share`)
  if (!held) throw new LeaseLost(name)
}

/** Whether any process does the jobs: it renews its leases every few seconds. */
export async function isAnybodyWorking(q: Queries): Promise<boolean> {
  const { alive } = await q.one<{ alive: boolean }>(sql`select coalesce(max(until) > now(), false) as alive from lease`)
  return alive
}
