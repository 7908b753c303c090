import type { Database } from '../../../platform/database/index.ts'
import { type Artifact, putArtifact, putArtifacts } from './queries.ts'

export type Inserter = (row: Artifact) => Promise<void>

type Waiting = { row: Artifact; done(): void; failed(fault: unknown): void }

const most = 200

/**
 * Keeps single values, those that come while one statement is on its way together in the next one: the busier, the
 * cheaper each. Answers when the row is on disk.
 */
export function createInserter(db: Database): Inserter {
  const waiting: Waiting[] = []
  let running = false

  async function drain(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      const batch = waiting.splice(0, most)
      const rows = batch.map((each) => each.row)
      try {
        await db.run(rows.length === 1 ? putArtifact(rows[0] as Artifact) : putArtifacts(rows))
        for (const each of batch) each.done()
      } catch (fault) {
        for (const each of batch) each.failed(fault)
      }
    }
    running = false
  }

  return (row) =>
    new Promise((done, failed) => {
      waiting.push({ row, done, failed })
      if (!running) void drain()
    })
}
