import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, sql } from '../../src/platform/database/index.ts'
import {
  difference,
  type Entry,
  entries,
  type Stranger,
  seenOf,
  strangerAt,
} from '../../test/attacks/helper-entries.ts'
import { openBrowser } from '../../test/browser.ts'
import { type Genkan, startGenkan } from '../genkan.ts'
import { median } from '../median.ts'
import { addressOf, auc, type Class, classes, makeClasses, shuffled } from '../timing.ts'

/** What a stranger can tell from one door. */
export type Judged = {
  door: string
  /** Where a text differs, from what nobody has. */
  told: string[]
  /** Requests for each class; none where only the text was compared. */
  samples: number
  medianMs: number
  /** Any address that exists against one that nobody has, by time alone. */
  pooled: number
  /** The state that is told best. */
  worst: { kind: Class; auc: number }
}

/** Everything is compared with them, so there are three; each is asked as often as any other and has as much behind it. */
const unknown = ['unknown', 'unknown2', 'unknown3'] as const

type Asked = { kind: Class; visit: Stranger }

/**
 * With the rights of a stranger, tries to tell addresses that exist from one that nobody has through every door of the
 * helper: by text, status, headers, size and cookies, and by time, asked in turns.
 */
export async function measureLeaks(times: number, only?: string): Promise<Judged[]> {
  await using genkan = await startGenkan({ workers: 2, accounts: 1000 })
  await makeClasses(genkan)
  const visits = await visitAll(genkan)
  const wanted = entries.filter(({ name }) => !only || name.includes(only))
  const judged: Judged[] = []
  for (const door of wanted) {
    const told = await compareTexts(genkan, door, visits)
    judged.push(door.textOnly ? untimed(door, told) : { ...(await timed(genkan, door, visits, times)), told })
  }
  return judged
}

async function visitAll({ host }: Genkan): Promise<Asked[]> {
  const visits: Asked[] = []
  const existing = classes.filter((kind) => kind !== 'unknown')
  for (const name of [...unknown, ...existing]) {
    // From outside: in local mode whoever sits at the machine itself is its operator.
    const browser = openBrowser(`http://${host}`, { headers: { 'x-forwarded-for': '203.0.113.9' } })
    const kind = existing.find((each) => each === name) ?? 'unknown'
    visits.push({ kind, visit: await strangerAt(browser, addressOf(name)) })
  }
  return visits
}

async function compareTexts({ db }: Genkan, door: Entry, visits: Asked[]): Promise<string[]> {
  const told: string[] = []
  let expected: object | undefined
  for (const { kind, visit } of visits) {
    await forget(db)
    const seen = await seenOf(await door.ask(visit), visit.address)
    expected ??= seen
    const differs = difference(seen, expected)
    if (differs) told.push(`${kind}:${differs}`)
  }
  return told
}

const untimed = ({ name }: Entry, told: string[]): Judged => ({
  door: name,
  told,
  samples: 0,
  medianMs: 0,
  pooled: 0.5,
  worst: { kind: 'unknown', auc: 0.5 },
})

async function timed({ db }: Genkan, door: Entry, visits: Asked[], times: number): Promise<Omit<Judged, 'told'>> {
  const spent = Object.fromEntries(classes.map((kind) => [kind, [] as number[]])) as unknown as Record<Class, number[]>
  for (let index = -5; index < times; index += 1) {
    await forget(db)
    for (const { kind, visit } of shuffled([...visits])) {
      if (door.stepped) await forget(db)
      const start = performance.now()
      await (await door.ask(visit)).arrayBuffer()
      if (index >= 0) spent[kind].push(performance.now() - start)
    }
  }
  // What was begun in the background is not part of the next door.
  await sleep(200)
  return judge(door.name, times, spent)
}

function judge(door: string, samples: number, spent: Record<Class, number[]>): Omit<Judged, 'told'> {
  const { unknown, ...existing } = spent
  const each = Object.entries(existing) as [Class, number[]][]
  const told = each.map(([kind, times]) => ({ kind, auc: auc(times, unknown) }))
  const beyond = (one: { auc: number }) => Math.abs(one.auc - 0.5)
  return {
    door,
    samples,
    medianMs: median(unknown),
    pooled: auc(Object.values(existing).flat(), unknown),
    worst: told.reduce((most, one) => (beyond(one) > beyond(most) ? one : most)),
  }
}

/** The limits of a network and of a contact hold for all addresses alike; they are not what is measured. */
async function forget(db: Database): Promise<void> {
  await db.run(sql`delete from rate_window`)
  await db.run(sql`delete from network_failures`)
  await db.run(sql`delete from message`)
}
