import { setPassword } from '../src/mechanisms/authenticators/changes.ts'
import { type Database, sql } from '../src/platform/database/index.ts'
import { addContact, insertAccount } from '../src/records/accounts/changes.ts'
import { type Identifier, readIdentifier } from '../src/records/accounts/index.ts'
import { operatorOf } from '../test/operator.ts'
import { testContext } from '../test/start-app.ts'
import { type Genkan, startGenkan } from './genkan.ts'
import { median } from './median.ts'
import { flowFor } from './requests.ts'
import { formRequest, openWire, type Wire } from './wire.ts'

/**
 * Can a stranger with a stopwatch tell who has an account (ENU-T)? Each way on which somebody who has proved nothing
 * names an account is taken for accounts in each state and for an address that nobody has, in turns.
 */

/** Of one length. What is compared with is the first. */
export const classes = ['unknown', 'active', 'locked', 'disabled', 'closed', 'nopassw', 'orgmemb'] as const
export type Class = (typeof classes)[number]

export const addressOf = (kind: string) => `p-${kind.padEnd(8, '_')}@example.com`
const phoneOfLocked = '090-1234-5678'

export const ways = ['/sign-in/password', '/reset', '/sign-in/code', '/sign-up'] as const
type Way = (typeof ways)[number]

export type TimingOptions = {
  /** Requests for each class and way. */
  n?: number
  ways?: readonly Way[]
  workers?: number
}

export type Timed = {
  way: Way
  kind: Class
  medianMs: number
  /** From the address that nobody has. */
  differenceMs: number
  /** How well one threshold tells the two apart: 0.5 is not at all, 1 is always. */
  auc: number
  welchT: number
  ok: boolean
}

/** Limits of what a stopwatch may see: policy of the product, section "Safe against enumeration". */
const limits = { differenceMs: 2, auc: 0.55, welchT: 4.5 }

/** Measures, prints a table, and gives its lines. Takes some 55 ms for each request of `/sign-in/password`. */
export async function timing(options: TimingOptions = {}): Promise<Timed[]> {
  const { n = 2000, workers = 2 } = options
  await using genkan = await startGenkan({ workers, accounts: 1000 })
  await makeClasses(genkan)
  const lines: Timed[] = []
  for (const way of options.ways ?? ways) lines.push(...judge(way, await measure(genkan, way, n)))
  console.log(`\n${tableOf(lines)}\n\n${n} requests for each class, in turns, ${workers} workers, on loopback\n`)
  return lines
}

export async function makeClasses({ db, port, host, flows }: Genkan): Promise<void> {
  // The hash of the seeded accounts: nobody types the right password here.
  const { hash } = await db.one<{ hash: string }>(sql`select data->>'hash' as hash from authenticator limit 1`)
  const operator = operatorOf(testContext(db))
  const { ownerId: organizationId } = await operator.createOrganization('Acme KK', 'acme')
  for (const kind of classes.slice(1)) {
    const { accountId, ownerId } = await makeAccount(db, kind, hash, organizationId)
    if (kind === 'disabled') await operator.disableAccount(accountId)
    if (kind === 'closed') await operator.closeAccount(accountId)
    if (kind === 'locked')
      await db.transaction((tx) =>
        addContact(tx, { ownerId, accountId, kind: 'personal' }, identifierOf(phoneOfLocked)),
      )
  }
  await lock(db, port, host, flows)
}

async function makeAccount(db: Database, kind: Class, hash: string, organizationId: string) {
  return db.transaction(async (tx) => {
    const account = await insertAccount(tx, {
      identifier: identifierOf(addressOf(kind)),
      fullName: '田中 愛子',
      language: 'ja',
      verified: true,
      ...(kind === 'orgmemb' ? { organizationId } : {}),
    })
    if (!account) throw new Error(`${kind} is taken`)
    if (kind !== 'nopassw') await setPassword(tx, account, hash)
    return account
  })
}

function identifierOf(typed: string): Identifier {
  const read = readIdentifier(typed)
  if (!read.ok) throw new Error(`not an identifier: ${typed}`)
  return read.identifier
}

/** Uses the tries of the locked account up through its phone number: for its address nothing is to be seen of that. */
async function lock(db: Database, port: number, host: string, flows: Genkan['flows']): Promise<void> {
  const wire = await openWire(port)
  const { flow, cookie } = flowFor(flows, { identifier: identifierOf(phoneOfLocked) })
  const headers = { ...originOf(host), Cookie: cookie }
  for (let index = 0; index < 10; index += 1)
    await wire.ask(formRequest(host, '/sign-in/password', { flow, password: `guess ${index}` }, headers))
  wire.close()
  const paused = await db.run(sql`
    update throttle set paused_until = now() + interval '1 day', updated_at = now() where paused_until > now()`)
  if (paused !== 2) throw new Error('the account was not paused')
}

const originOf = (host: string) => ({ Origin: `http://${host}` })

type Times = Record<Class, number[]>

async function measure(genkan: Genkan, way: Way, n: number): Promise<Times> {
  const times = Object.fromEntries(classes.map((kind) => [kind, []])) as unknown as Times
  const requests = requestsOf(genkan, way)
  const wire = await openWire(genkan.port)
  for (let round = -20; round < n; round += 1) {
    for (const kind of shuffled([...classes])) {
      await forget(genkan.db, way)
      const taken = await time(wire, requests[kind], way)
      if (round >= 0) times[kind].push(taken)
    }
    if (round % 50 === 0) await genkan.db.run(sql`delete from message`)
  }
  wire.close()
  return times
}

function requestsOf({ host, flows }: Genkan, way: Way): Record<Class, string> {
  const request = (kind: Class) => {
    const address = addressOf(kind)
    const { flow, cookie } = flowFor(flows, { identifier: identifierOf(address) })
    // The same wrong password counts once, so no class comes to a pause by being measured.
    const fields: Record<string, string> =
      way === '/sign-in/password'
        ? { flow, password: 'always the same wrong one' }
        : { flow: '', [way === '/sign-up' ? 'email' : 'identifier']: address }
    return formRequest(host, way, fields, { ...originOf(host), Cookie: cookie })
  }
  return Object.fromEntries(classes.map((kind) => [kind, request(kind)])) as Record<Class, string>
}

/** The limits of a network and of a contact hold for all classes alike; they are not what is measured. */
async function forget(db: Database, way: Way): Promise<void> {
  await db.run(way === '/sign-in/password' ? sql`delete from network_failures` : sql`delete from rate_window`)
}

async function time(wire: Wire, request: string, way: Way): Promise<number> {
  const start = performance.now()
  const { status } = await wire.ask(request)
  const taken = performance.now() - start
  const wanted = way === '/sign-in/password' ? 401 : 303
  if (status !== wanted) throw new Error(`${way} answered ${status}`)
  return taken
}

export function shuffled<Item>(items: Item[]): Item[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1))
    ;[items[last], items[other]] = [items[other] as Item, items[last] as Item]
  }
  return items
}

function judge(way: Way, times: Times): Timed[] {
  const base = times.unknown
  return classes.map((kind) => {
    const own = times[kind]
    const line = {
      way,
      kind,
      medianMs: median(own),
      differenceMs: median(own) - median(base),
      auc: kind === 'unknown' ? 0.5 : auc(own, base),
      welchT: kind === 'unknown' ? 0 : welch(own, base),
    }
    const ok =
      Math.abs(line.differenceMs) < limits.differenceMs &&
      Math.abs(line.auc - 0.5) < limits.auc - 0.5 &&
      Math.abs(line.welchT) < limits.welchT
    return { ...line, ok }
  })
}

/** The chance that one drawn from `a` took longer than one drawn from `b` (Mann-Whitney). */
export function auc(a: number[], b: number[]): number {
  const all = [...a.map((value) => ({ value, own: 1 })), ...b.map((value) => ({ value, own: 0 }))]
  all.sort((x, y) => x.value - y.value)
  let ranks = 0
  for (let from = 0; from < all.length; ) {
    let to = from
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1
    // Equal ones share the middle of their ranks, which count from 1.
    const rank = (from + 1 + to) / 2
    for (let index = from; index < to; index += 1) ranks += (all[index]?.own ?? 0) * rank
    from = to
  }
  return (ranks - (a.length * (a.length + 1)) / 2) / (a.length * b.length)
}

/** Welch's t of the two means, without the slowest hundredth of each: a pause of the machine is not what is meant. */
function welch(a: number[], b: number[]): number {
  const [one, two] = [momentsOf(trimmed(a)), momentsOf(trimmed(b))]
  const error = Math.sqrt(one.variance / one.count + two.variance / two.count)
  return error === 0 ? 0 : (one.mean - two.mean) / error
}

function trimmed(values: number[]): number[] {
  return values.toSorted((x, y) => x - y).slice(0, Math.ceil(values.length * 0.99))
}

function momentsOf(values: number[]): { mean: number; variance: number; count: number } {
  const count = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, count - 1)
  return { mean, variance, count }
}

function tableOf(lines: Timed[]): string {
  const head = ['way', 'state', 'median ms', 'difference', 'AUC', 'Welch t', '']
  const cells = lines.map((line) => [
    line.way,
    line.kind,
    line.medianMs.toFixed(2),
    line.differenceMs.toFixed(2),
    line.auc.toFixed(3),
    line.welchT.toFixed(1),
    line.ok ? 'ok' : 'TELLS',
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => row[column]?.length ?? 0)))
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
