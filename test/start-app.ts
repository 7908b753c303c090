import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import {
  type Application,
  type Limits,
  openContext,
  standardLimits,
  startBackground,
  startApp as startGenkan,
} from '../src/app/index.ts'
import { setPassword } from '../src/mechanisms/authenticators/changes.ts'
import { openHasher } from '../src/mechanisms/authenticators/index.ts'
import { type SentMessage, sentMessages } from '../src/mechanisms/delivery/index.ts'
import type { Config } from '../src/platform/config/index.ts'
import type { Keys } from '../src/platform/crypto/index.ts'
import { type Database, openDatabase } from '../src/platform/database/index.ts'
import { createLog } from '../src/platform/log/index.ts'
import { serve } from '../src/process/server.ts'
import { insertAccount } from '../src/records/accounts/changes.ts'
import { type Account, type Identifier, readIdentifier } from '../src/records/accounts/index.ts'
import type { Context } from '../src/services/context.ts'
import { type Browser, openBrowser } from './browser.ts'
import { shiftProcessClock } from './clock.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { operatorOf } from './operator.ts'
import { lineTo, type TcpProxy } from './tcp-proxy.ts'

export type StartOptions = {
  /** Failed sign-ins and codes are hardly limited by network unless a test says so. */
  limits?: Partial<Limits>
  config?: Partial<Config>
  /**
   * A database that another application uses too: it is not removed at the end, and that other one sends the messages and
   * does the jobs.
   */
  database?: TestDatabase
  /** Puts a proxy (`databaseLine`) between the application and its database, to be cut. Jobs go past it. */
  cuttable?: boolean
  /** Collects what the application logs, one entry for each line; it then stands in the shell of `serve`. */
  logged?: string[]
}

export const password = 'Ribbon-otter-7-maple'

/**
 * The whole application on a port of its own, with a real database that only this test sees, and a clock that it moves.
 * Ends with `await using`.
 */
export async function startApp(options: StartOptions = {}) {
  const database = options.database ?? (await createTestDatabase())
  const line = options.cuttable ? await lineTo(database.url) : undefined
  const logging = options.logged && tapLog(options.logged)
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const config = testConfig(line?.url ?? database.url, port, {
    ...(logging ? { logLevel: 'info' } : {}),
    ...options.config,
  })
  const limits = {
    ...standardLimits,
    network: { perMinute: 100_000, perDay: 1_000_000 },
    codesPerNetworkHour: 10_000,
    ...options.limits,
  }
  const application = await startGenkan(config, { limits })
  const shell = logging && (await inShell(server, application, config, logging))
  if (!shell) server.on('request', application.handle)
  const background = options.database ? undefined : await startBackground({ ...config, databaseUrl: database.url })
  const db = openDatabase({ url: database.url })
  const context = openContext(config, { db, limits })
  const { keys } = context
  let now = 0

  return {
    url: config.url,
    port,
    config,
    db,
    keys,
    context,
    /** What an operator does with the genkan command. */
    operator: operatorOf(context),
    database,
    databaseLine: line?.proxy as TcpProxy,
    roundTrips: application.roundTrips,
    given: given(db, keys),
    browser: (more?: Parameters<typeof openBrowser>[1]): Browser => openBrowser(config.url, more),
    /** Messages that went out, newest first, optionally to one recipient; waits until nothing is on its way. */
    mail: (to?: string) => sentMail(database, db, keys, config, to),
    /** Moves the clocks of the database and of the process forward. */
    async pass(seconds: number): Promise<void> {
      now += seconds * 1000
      await database.shift(now)
      shiftProcessClock(now)
    },
    async [Symbol.asyncDispose]() {
      shiftProcessClock(0)
      await line?.proxy.restore()
      await background?.close()
      if (shell) await shell.stop()
      else await stopListening(server).then(application.close)
      await line?.proxy.close()
      await db.close()
      logging?.end()
      if (!options.database) await database.drop()
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof startApp>>

/** What acts may use on a database without an application around it. */
export function testContext(db: Database, config: Partial<Config> = {}): Context {
  return openContext(testConfig('', 80, config), { db })
}

function testConfig(databaseUrl: string, port: number, changes: Partial<Config> = {}): Config {
  return {
    url: `http://localhost:${port}`,
    secure: false,
    local: true,
    port,
    host: '127.0.0.1',
    examplePort: port + 1,
    dataFolder: tmpdir(),
    embedded: false,
    databaseUrl,
    workers: 1,
    secrets: [Buffer.from(randomBytes(24).toString('base64url'))],
    accountsDomain: 'genkan.example',
    mailFrom: 'genkan@genkan.example',
    trustedProxies: [],
    timeZone: 'Asia/Tokyo',
    logLevel: 'silent',
    passwordPreset: 'standard',
    whileLocked: 'ignore',
    signUp: true,
    signInLogMonths: 12,
    dnsServers: [],
    prepare: true,
    ...changes,
  }
}

async function stopListening(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

/** Takes the lines of the log out of standard output. */
function tapLog(lines: string[]): { write(line: string): void; end(): void } {
  const { write } = process.stdout
  const take = (line: string) => void lines.push(line)
  process.stdout.write = function tapped(this: typeof process.stdout, ...given: Parameters<typeof write>) {
    const [chunk] = given
    if (typeof chunk !== 'string' || !/^(\d\d:\d\d:\d\d |\{"level":)/.test(chunk)) return write.apply(this, given)
    take(chunk)
    return true
  } as typeof write
  return {
    write: take,
    end() {
      process.stdout.write = write
    },
  }
}

/** The application as a worker runs it, on the same port. */
async function inShell(server: Server, application: Application, config: Config, to: { write(line: string): void }) {
  await stopListening(server)
  const log = createLog({ level: config.logLevel, human: config.local, to })
  const readiness = { troubles: async () => [], close: async () => {} }
  return serve(application, { config, log, readiness, metrics: async () => '' })
}

type GivenAccount = {
  address?: string
  name?: string
  password?: string | null
  organizationId?: string
  language?: 'ja' | 'en'
}

function given(db: Database, keys: Keys) {
  const hasher = openHasher(keys)
  return {
    /** An account with a proven address and, unless it is null, a password (`password` above). */
    async account(entry: GivenAccount = {}): Promise<Account & { address: string; password: string }> {
      const address = entry.address ?? 'aiko@example.com'
      const read = readIdentifier(address)
      if (!read.ok) throw new Error(`not an address: ${address}`)
      const secret = entry.password === undefined ? password : entry.password
      const account = await db.transaction(async (tx) => {
        const made = await insertAccount(tx, {
          identifier: read.identifier as Identifier,
          fullName: entry.name ?? '田中 愛子',
          language: entry.language ?? 'en',
          verified: true,
          ...(entry.organizationId ? { organizationId: entry.organizationId } : {}),
        })
        if (!made) throw new Error('the address is taken')
        if (secret !== null) await setPassword(tx, made, await hasher.hash(secret))
        return made
      })
      return { ...account, address, password: secret ?? '' }
    },
  }
}

async function sentMail(
  database: TestDatabase,
  db: Database,
  keys: Keys,
  config: Config,
  to?: string,
): Promise<SentMessage[]> {
  for (let look = 0; look < 100; look += 1) {
    const { rows } = await database.query(
      `select count(*)::int as open from message where status in ('waiting', 'sending') and next_try_at <= now()`,
    )
    if (rows[0].open === 0) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return sentMessages(db, keys, config, { to })
}

/** Types an address and a password, as a person does: two pages. */
export async function signIn(browser: Browser, address: string, secret: string, path = '/sign-in') {
  const first = await browser.get(path)
  const second = await browser.submit(first, '/sign-in', { identifier: address })
  if (!second.html.includes('action="/sign-in/password"')) return second
  return browser.submit(second, '/sign-in/password', { password: secret })
}
