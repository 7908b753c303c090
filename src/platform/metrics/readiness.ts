import pg from 'pg'

export type Readiness = {
  /** Why requests should not come here now; empty when they may. Takes a second at most. */
  troubles(): Promise<string[]>
  close(): Promise<void>
}

type Log = { warn(fields: object, message: string): void }

/** Beyond this, codes and links would end visibly early or late on pages that show times. */
const alarmSeconds = 2
const mostSeconds = 15

/**
 * Watches whether the database answers within a second and whether this machine's clock agrees with the
 * database's, on a connection of its own: a pool that is busy is no reason to be taken out of service.
 * The clock is also looked at every 10 s, with a warning above 2 s.
 */
export function openReadiness(databaseUrl: string, log: Log): Readiness {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 1,
    connectionTimeoutMillis: 1000,
    query_timeout: 1000,
    allowExitOnIdle: true,
  })
  // A lost connection shows in the next look.
  pool.on('error', () => {})
  let running: Promise<string[]> | undefined
  const troubles = () => {
    running ??= look(pool).finally(() => {
      running = undefined
    })
    return running
  }
  const timer = setInterval(() => warnOfDrift(pool, log), 10_000).unref()
  return {
    troubles,
    close: async () => {
      clearInterval(timer)
      await pool.end()
    },
  }
}

async function look(pool: pg.Pool): Promise<string[]> {
  const drift = await within(driftSeconds(pool), 1000)
  if (drift === undefined) return ['the database does not answer']
  if (Math.abs(drift) >= mostSeconds) return [`this machine's clock is ${drift.toFixed(1)} s off the database's`]
  return []
}

async function warnOfDrift(pool: pg.Pool, log: Log): Promise<void> {
  const drift = await within(driftSeconds(pool), 1000)
  if (drift !== undefined && Math.abs(drift) > alarmSeconds) {
    log.warn({ driftSeconds: drift }, "this machine's clock differs from the database's")
  }
}

/** How far this machine's clock is ahead of the database's. */
async function driftSeconds(pool: pg.Pool): Promise<number> {
  const before = Date.now()
  const { rows } = await pool.query<{ seconds: number }>('select extract(epoch from now())::float8 as seconds')
  return (before + Date.now()) / 2000 - (rows[0]?.seconds ?? 0)
}

async function within<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  const quiet = work.catch(() => undefined)
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, milliseconds, undefined).unref())
  return Promise.race([quiet, late])
}
