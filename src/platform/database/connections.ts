import pg from 'pg'
import { connectionFault, faultOf, leavesUsable } from './faults.ts'

export type DatabaseOptions = {
  url: string
  poolSize?: number
  prepare?: boolean
  /** The longest waits, in milliseconds: 5 s for a connection, 15 s for a statement unless told otherwise. */
  connectMilliseconds?: number
  statementMilliseconds?: number
}

export type Answer = { rows: unknown[]; rowCount: number | null }

/** One connection while it is ours. Its faults are `DatabaseUnavailable` where the database is away. */
export type Connection = { ask(query: pg.QueryConfig | string): Promise<Answer> }

export type Connections = {
  /** Lends a connection to `work`; takes it back for the next one, or closes it where it may be broken. */
  lend<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

/** How much longer than the server we wait for an answer: it ends a statement by itself, unless it is frozen. */
const graceMilliseconds = 1_000

/** A pool of connections. None is made until one is needed. */
export function openConnections(options: DatabaseOptions): Connections {
  const { connectMilliseconds = 5_000, statementMilliseconds = 15_000 } = options
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: connectMilliseconds,
    statement_timeout: statementMilliseconds,
    query_timeout: statementMilliseconds + graceMilliseconds,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  })
  // An idle connection that the server drops is not a fault: the pool makes another one.
  pool.on('error', () => {})
  // Nor is one that breaks while it is lent: the statement that waits for it fails, and the process goes on.
  const lost = new WeakSet<pg.PoolClient>()
  pool.on('connect', (client) => client.on('error', () => lost.add(client)))

  return {
    async lend(work) {
      const client = await pool.connect().catch((fault) => {
        throw connectionFault(fault)
      })
      let usable = true
      try {
        return await work({
          ask: (query) =>
            client.query(query).catch((fault) => {
              throw faultOf(fault, lost.has(client))
            }),
        })
      } catch (fault) {
        usable = leavesUsable(fault)
        throw fault
      } finally {
        client.release(!usable)
      }
    },
    close: () => pool.end(),
  }
}
