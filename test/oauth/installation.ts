import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createOAuth, type OAuth, oauthJobs } from '../../src/api/oauth/index.ts'
import { standardLimits } from '../../src/app/index.ts'
import { openHasher } from '../../src/mechanisms/authenticators/index.ts'
import { type Flow, openFlows } from '../../src/mechanisms/flows/index.ts'
import { newSession } from '../../src/mechanisms/sessions/changes.ts'
import type { Config } from '../../src/platform/config/index.ts'
import { type Keys, openKeys, randomToken, sha256 } from '../../src/platform/crypto/index.ts'
import { combine, type Database, openDatabase } from '../../src/platform/database/index.ts'
import { cookieNames, createApp } from '../../src/platform/http/index.ts'
import { createLog } from '../../src/platform/log/index.ts'
import { insertAccount } from '../../src/records/accounts/changes.ts'
import { type Account, readEmail } from '../../src/records/accounts/index.ts'
import type { ClientRecord } from '../../src/records/clients/index.ts'
import type { NewClient } from '../../src/services/applications/index.ts'
import type { Context } from '../../src/services/context.ts'
import { registerClient } from '../clients.ts'
import { shiftProcessClock } from '../clock.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { flowIn } from '../flows.ts'
import { lineTo } from '../tcp-proxy.ts'

/** A browser: keeps cookies by name and follows nothing by itself. */
export class Browser {
  readonly cookies = new Map<string, string>()
  installation: Installation

  constructor(installation: Installation) {
    this.installation = installation
  }

  async open(address: string, options: RequestInit = {}): Promise<Response> {
    const headers = new Headers(options.headers)
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (cookie) headers.set('cookie', cookie)
    const url = new URL(address, this.installation.url)
    if (url.host === new URL(this.installation.url).host) url.protocol = 'http:'
    const answer = await fetch(url, { ...options, headers, redirect: 'manual' })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = set.split('; ')
      const end = pair.indexOf('=')
      if (attributes.includes('Max-Age=0')) this.cookies.delete(pair.slice(0, end))
      else this.cookies.set(pair.slice(0, end), pair.slice(end + 1))
    }
    return answer
  }

  submit(address: string, fields: Record<string, string>): Promise<Response> {
    return this.open(address, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  }

  /** Signs an account in, as the sign-in page would. Returns the id of its session. */
  async signIn(account: Account, options: { stay?: boolean; amr?: string[] } = {}): Promise<string> {
    const names = cookieNames(this.installation.config.secure)
    const open = this.cookies.get(names.open)
    const stay = this.cookies.get(names.stay)
    if (!this.cookies.has(names.browser)) this.cookies.set(names.browser, randomToken())
    const started = newSession({
      ownerId: account.ownerId,
      accountId: account.accountId,
      amr: options.amr ?? ['pwd'],
      stay: options.stay ?? false,
      device: 'Test',
      network: '127.0.0.0/24',
      browserHash: sha256(this.cookies.get(names.browser) as string),
      openJar: open ? sha256(open) : undefined,
      stayJar: stay ? sha256(stay) : undefined,
    })
    await this.installation.db.run(combine(started.statements))
    this.cookies.set(names.open, started.openSecret)
    if (started.staySecret) this.cookies.set(names.stay, started.staySecret)
    return started.sessionId
  }
}

export type Installation = {
  /** Where it listens; with `behindTls` people know it by the https address of its configuration. */
  url: string
  db: Database
  context: Context
  database: TestDatabase
  config: Config
  oauth: OAuth
  logged: { level: string; facts: Record<string, unknown>; message: string }[]
  browser(): Browser
  keys: Keys
  /** What the flow in an address of one of our pages holds in this browser. */
  flowOf(browser: Browser, location: string): Flow
  account(options?: { email?: string; fullName?: string; organizationId?: string }): Promise<Account>
  organization(name: string): Promise<string>
  client(entry: Partial<NewClient> & { metadata?: NewClient['metadata'] }): Promise<ClientRecord & { secret: string }>
  /** Moves the clocks of the process and of the database together. */
  pass(seconds: number): Promise<void>
  job(name: string): Promise<void>
  /** Takes the database away, and gives it back. */
  cut(): Promise<void>
  restore(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

let count = 0

/** The OpenID provider behind a real socket, on a database of its own; the pages of Genkan around it are stubs. */
export async function openInstallation(
  options: { behindTls?: boolean; config?: Partial<Config> } = {},
): Promise<Installation> {
  const database = await createTestDatabase()
  const line = await lineTo(database.url)
  const db = openDatabase({ url: line.url })
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const url = `http://localhost:${port}`
  const secure = options.behindTls ?? false
  const published = secure ? url.replace('http:', 'https:') : url
  const config: Config = { ...baseConfig, url: published, secure, port, databaseUrl: database.url, ...options.config }
  const logged: Installation['logged'] = []
  const write = (level: string) => (facts: object, message: string) =>
    void logged.push({ level, facts: facts as Record<string, unknown>, message })
  const log = createLog({ level: 'silent', human: false })
  Object.assign(log, { error: write('error'), warn: write('warn') })
  const keys = openKeys([Buffer.alloc(32, 7)])
  const flows = openFlows(keys, config)
  const platform = createApp({ config, log })
  const context: Context = {
    db,
    keys,
    config,
    log,
    hasher: openHasher(keys),
    limits: standardLimits,
    deliverLogout: () => oauth.deliverLogout(),
  }
  const deps = { context, platform, flows }
  const oauth: OAuth = await createOAuth(deps)
  platform.app.route('/', oauth.routes)
  for (const path of ['/sign-in', '/sign-up', '/accounts', '/account']) platform.app.get(path, (c) => c.text(path))
  const pages = getRequestListener(platform.app.fetch, { overrideGlobalObjects: false })
  server.on('request', (req, res) => {
    const path = (req.url as string).split('?')[0] as string
    if (oauth.matches(path, req.method)) oauth.callback(req, res)
    else void pages(req, res)
  })

  const installation: Installation = {
    url,
    db,
    context,
    database,
    config,
    oauth,
    logged,
    browser: () => new Browser(installation),
    keys,
    flowOf(browser, location) {
      const flow = flowIn(installation, browser, new URL(location, url).searchParams.get('flow'))
      if (!flow) throw new Error(`no flow in ${location}`)
      return flow
    },
    async account(entry = {}) {
      count += 1
      const identifier = readEmail(entry.email ?? `person${count}@example.com`)
      if (!identifier) throw new Error('not an address')
      const account = await db.transaction((tx) =>
        insertAccount(tx, {
          identifier,
          fullName: entry.fullName ?? '田中 花子',
          familyName: '田中',
          givenName: '花子',
          reading: 'タナカ ハナコ',
          language: 'ja',
          verified: true,
          ...(entry.organizationId ? { organizationId: entry.organizationId } : {}),
        }),
      )
      if (!account) throw new Error('taken')
      return account
    },
    async organization(name) {
      const { rows } = await database.query(
        `insert into organization (owner_id, name, slug, status, created_at) values (gen_random_uuid(), $1, $2, 'active', now()) returning owner_id`,
        [name, `org${++count}`],
      )
      return rows[0].owner_id
    },
    client: (entry) =>
      registerClient(db, {
        name: 'App',
        firstParty: true,
        ...entry,
        metadata: { redirect_uris: ['https://app.example.com/cb'], ...entry.metadata },
      }),
    async pass(seconds) {
      shifted += seconds * 1000
      shiftProcessClock(shifted)
      await database.shift(shifted)
    },
    async job(name) {
      const job = oauthJobs(deps).find((each) => each.name === name)
      await job?.run({ fence: 1n, signal: new AbortController().signal, guard: async () => {} })
    },
    cut: line.proxy.cut,
    restore: line.proxy.restore,
    async [Symbol.asyncDispose]() {
      shifted = 0
      shiftProcessClock(0)
      oauth.close()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      await db.close()
      await line.proxy.close()
      await database.drop()
    },
  }
  return installation
}

let shifted = 0

const baseConfig: Config = {
  url: '',
  secure: false,
  local: true,
  port: 0,
  host: '127.0.0.1',
  examplePort: 3001,
  dataFolder: '/nowhere',
  workers: 1,
  secrets: [],
  accountsDomain: 'genkan.example',
  mailFrom: 'genkan@example.com',
  trustedProxies: [],
  timeZone: 'Asia/Tokyo',
  logLevel: 'silent',
  passwordPreset: 'standard',
  whileLocked: 'ignore',
  signUp: true,
  signInLogMonths: 12,
  dnsServers: [],
  prepare: true,
} as unknown as Config
