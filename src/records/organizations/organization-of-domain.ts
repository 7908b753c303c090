import { type Queries, sql } from '../../platform/database/index.ts'

/** What may be told of an organisation before anybody has signed in. */
export type KnownOrganization = { ownerId: string; name: string }

type Remembered = { organization: KnownOrganization | undefined; until: number }

const rememberMs = 2_000
const rememberedAtMost = 5_000

// One memory for each database: a process that has two open must not mix them up.
const memories = new WeakMap<Queries, Map<string, Remembered>>()

/**
 * The organisation that has proved this domain (as `readDomain` gives it), or undefined.
 *
 * Asked for every address that is typed, so answers, also empty ones, are remembered for 2 seconds: a newly proved
 * domain shows after that time at the latest. Give it the database, not a transaction.
 */
export async function organizationOfDomain(q: Queries, domain: string): Promise<KnownOrganization | undefined> {
  if (domain.length > 253 || !/^[a-z0-9.-]+$/.test(domain)) return undefined
  const memory = memoryOf(q)
  const remembered = memory.get(domain)
  if (remembered && remembered.until > performance.now()) return remembered.organization
  const organization = await q.maybe<KnownOrganization>(sql`
    select o.owner_id as "ownerId", o.name
    from directory d join organization o on o.owner_id = d.owner_id
    where d.kind = 'domain' and d.value = ${domain} and d.account_kind = '' and o.status <> 'closed'`)
  remember(memory, domain, organization)
  return organization
}

function memoryOf(q: Queries): Map<string, Remembered> {
  const known = memories.get(q)
  if (known) return known
  const made = new Map<string, Remembered>()
  memories.set(q, made)
  return made
}

/** A Map keeps the order of its entries, so the first one is the oldest. */
function remember(memory: Map<string, Remembered>, domain: string, organization: KnownOrganization | undefined): void {
  memory.delete(domain)
  if (memory.size >= rememberedAtMost) memory.delete(memory.keys().next().value as string)
  memory.set(domain, { organization, until: performance.now() + rememberMs })
}
