import { type Connection, type DatabaseOptions, openConnections } from './connections.ts'
import { DatabaseUnavailable, repeated } from './faults.ts'
import { type Database, queriesOver, type Transaction } from './queries.ts'
import type { Statement } from './sql.ts'

/**
 * Opens a pool on a PostgreSQL. Nothing is sent until the first statement.
 *
 * Waits are bounded, so that a frozen database becomes a `DatabaseUnavailable` instead of a page that never comes.
 * A statement that stands alone is repeated like a transaction: where the server gives 40001 or 40P01, it has undone
 * all of it.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const connections = openConnections(options)
  const prepare = options.prepare ?? true
  let sent = 0

  const send = (connection: Connection, { text, values, name }: Statement) => {
    sent += 1
    return connection.ask(prepare ? { text, values, name } : { text, values })
  }

  const once = async <Result>(body: (tx: Transaction) => Promise<Result>): Promise<Result> => {
    const tasks: (() => void)[] = []
    const result = await connections.lend((connection) => {
      sent += 2
      const queries = queriesOver((statement) => send(connection, statement))
      return inTransaction(connection, () => body({ ...queries, afterwards: (task) => void tasks.push(task) }))
    })
    for (const task of tasks) task()
    return result
  }

  return {
    ...queriesOver((statement) => repeated(() => connections.lend((connection) => send(connection, statement)))),
    transaction: (body) => repeated(() => once(body)),
    roundTrips: () => sent,
    close: () => connections.close(),
  }
}

/** Commits what `body` did, or undoes it. */
async function inTransaction<Result>(connection: Connection, body: () => Promise<Result>): Promise<Result> {
  await connection.ask('begin')
  try {
    const result = await body()
    await connection.ask('commit')
    return result
  } catch (fault) {
    // A connection that is lost takes its transaction along. Where undoing fails, the database is away: that is told.
    if (!(fault instanceof DatabaseUnavailable)) await connection.ask('rollback')
    throw fault
  }
}
