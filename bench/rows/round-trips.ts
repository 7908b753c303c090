import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../src/platform/embedded-postgres/index.ts'
import { quiet, startGenkan } from '../genkan.ts'
import { median } from '../median.ts'
import { countRoundTrips } from '../proxy.ts'
import { signInRequests } from '../requests.ts'
import type { Row } from '../table.ts'
import { openWire } from '../wire.ts'

/** Round trips to the database of one password sign-in, counted on the wire between Genkan and PostgreSQL. */
export async function roundTrips(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'genkan-bench-'))
  const embedded = await startEmbedded({ folder, log: quiet })
  try {
    await using proxy = await countRoundTrips(embedded.url)
    await using genkan = await startGenkan({ databaseUrl: proxy.url, accounts: 100 })
    const wire = await openWire(genkan.port)
    const counts: number[] = []
    for (const request of signInRequests(genkan, 40)) {
      const before = proxy.roundTrips()
      const answer = await wire.ask(request)
      if (answer.status !== 303) throw new Error(`answered ${answer.status}`)
      counts.push(proxy.roundTrips() - before)
    }
    wire.close()
    // The middle: now and then a background job asks something meanwhile.
    return [
      { what: 'database round trips of a password sign-in', measured: median(counts), digits: 0, unit: '', most: 4 },
    ]
  } finally {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
