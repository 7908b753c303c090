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

/** The four ways to read an answer, over one way to get it. */
export function queriesOver(
  send: (statement: Statement) => Promise<{ rows: unknown[]; rowCount: number | null }>,
): Queries {
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
