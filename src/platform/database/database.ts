import pg from 'pg'
import type { Statement } from './sql.ts'

/** What can run statements: the pool, or one transaction of it. */
export interface Queries {
  /** All rows. */
  many<Row>(statement: Statement): Promise<Row[]>
  /** The first row, or undefined when there is none. */
  maybe<Row>(statement: Statement): Promise<Row | undefined>
  /** The first row; throws when there is none (a fault, never a refusal). */
  one<Row>(statement: Statement): Promise<Row>
  /** How many rows a statement touched. */
  run(statement: Statement): Promise<number>
}

/** One transaction. */
export interface Transaction extends Queries {
  /** Does something once it is committed, and never when it is not; nobody waits for it. */
  afterwards(task: () => void): void
}

export interface Database extends Queries {
  /**
   * Runs `body` in one transaction and repeats it on serialisation failures and deadlocks (40001, 40P01),
   * at most three times with jitter; so `body` must be safe to repeat.
   */
  transaction<Result>(body: (tx: Transaction) => Promise<Result>): Promise<Result>
  /** Statements sent since the start: each one is a round trip. */
  roundTrips(): number
  close(): Promise<void>
}

/** The database cannot be reached or does not take work now: callers answer 503, never a refusal. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super('the database does not answer', { cause })
  }
}

const repeatable = new Set(['40001', '40P01'])
// 57014: the statement took longer than we wait.
const unreachable = /^(08|57P0|53|57014)/
const networkErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EHOSTUNREACH',
])

function isUnreachable(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  if (code && (unreachable.test(code) || networkErrors.has(code))) return true
  return /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after|Query read timeout/.test(
    message ?? '',
  )
}

function translate(error: unknown): unknown {
  return isUnreachable(error) ? new DatabaseUnavailable(error) : error
}

export type DatabaseOptions = { url: string; poolSize?: number; prepare?: boolean }

/**
 * Opens a pool on a PostgreSQL. Nothing is sent until the first statement.
 *
 * Waits are bounded: 5 s for a connection, 15 s for a statement, so that a frozen database becomes a
 * `DatabaseUnavailable` instead of a page that never comes.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    query_timeout: 16_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
  })
  // An idle connection that the server drops is not a fault: the pool makes another one.
  pool.on('error', () => {})
  // Nor is one that breaks while it is in use: the statement that waits for it fails, and the process goes on.
  pool.on('connect', (client) => client.on('error', () => {}))
  let sent = 0
  const prepare = options.prepare ?? true

  const queriesOn = (client: pg.Pool | pg.PoolClient): Queries => {
    const send = async (statement: Statement) => {
      sent += 1
      try {
        return await client.query(prepare ? statement : { text: statement.text, values: statement.values })
      } catch (error) {
        throw translate(error)
      }
    }
    return {
      many: async <Row>(statement: Statement) => (await send(statement)).rows as Row[],
      maybe: async <Row>(statement: Statement) => (await send(statement)).rows[0] as Row | undefined,
      one: async <Row>(statement: Statement) => {
        const row = (await send(statement)).rows[0]
        if (!row) throw new Error(`no row from: ${statement.text.slice(0, 80)}`)
        return row as Row
      },
      run: async (statement) => (await send(statement)).rowCount ?? 0,
    }
  }

  const once = async <Result>(body: (tx: Transaction) => Promise<Result>): Promise<Result> => {
    const client = await pool.connect().catch((error) => {
      throw translate(error)
    })
    const tasks: (() => void)[] = []
    let broken: Error | undefined
    try {
      sent += 2
      await client.query('begin')
      const result = await body({ ...queriesOn(client), afterwards: (task) => void tasks.push(task) })
      await client.query('commit')
      for (const task of tasks) task()
      return result
    } catch (error) {
      await client.query('rollback').catch((failure) => {
        broken = failure
      })
      throw translate(error)
    } finally {
      client.release(broken)
    }
  }

  return {
    ...queriesOn(pool),
    async transaction(body) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(body)
        } catch (error) {
          if (attempt === 3 || !repeatable.has((error as { code?: string }).code ?? '')) throw error
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt))
        }
      }
    },
    roundTrips: () => sent,
    close: () => pool.end(),
  }
}
