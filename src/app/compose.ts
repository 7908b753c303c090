import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { apiRoutes as helperApiRoutes } from '../api/helper/index.ts'
import {
  createOAuth,
  ensureExampleClient,
  listKeys,
  oauthJobs,
  rotateKeys,
  tellApplications,
} from '../api/oauth/index.ts'
import { wellKnownRoutes } from '../api/well-known/index.ts'
import type { ConsoleParts } from '../cli/index.ts'
import { openHasher } from '../mechanisms/authenticators/index.ts'
import { enqueue, purgeMessages, startDelivery } from '../mechanisms/delivery/index.ts'
import { type Flow, openFlows } from '../mechanisms/flows/index.ts'
import { forgetAccount } from '../mechanisms/known-devices/changes.ts'
import { purgeBrowsers } from '../mechanisms/known-devices/index.ts'
import { issueOnce, purgeOneTime } from '../mechanisms/one-time/index.ts'
import { purgeSessions } from '../mechanisms/sessions/index.ts'
import { purgeCounters } from '../mechanisms/throttling/index.ts'
import { accountsRoutes } from '../pages/accounts/index.ts'
import { helpRoutes } from '../pages/help/index.ts'
import { helperPages, helperRoutes, operatorPath, repairAction } from '../pages/helper/index.ts'
import { fillDemo, localRoutes } from '../pages/local/index.ts'
import { myAccountRoutes } from '../pages/my-account/index.ts'
import { recoveryRoutes } from '../pages/recovery/index.ts'
import { signInRoutes } from '../pages/sign-in/index.ts'
import { signOutRoutes } from '../pages/sign-out/index.ts'
import { signUpRoutes } from '../pages/sign-up/index.ts'
import { statusRoutes } from '../pages/status/index.ts'
import type { Config } from '../platform/config/index.ts'
import { type Keys, openKeys } from '../platform/crypto/index.ts'
import { type Database, openDatabase } from '../platform/database/index.ts'
import { assets } from '../platform/html/index.ts'
import { createApp } from '../platform/http/index.ts'
import { formatDate, formatTime, type Language } from '../platform/i18n/index.ts'
import { every, type Job, startJobs } from '../platform/jobs/index.ts'
import { createLog, type Log } from '../platform/log/index.ts'
import { counter } from '../platform/metrics/index.ts'
import { purgeAccounts } from '../records/accounts/changes.ts'
import { sealAudit } from '../records/audit/index.ts'
import { openLookUp, organizationOfDomain, recheckDomains } from '../records/organizations/index.ts'
import { dropOldMonths, prepareMonths } from '../records/sign-in-log/index.ts'
import { explainer, forgetInvestigations, helperJobs, openHelper, whyFor } from '../services/investigation/index.ts'
import { notices } from '../services/notices/index.ts'
import { contactCodes } from '../steps/contact-code/index.ts'
import { makeProofChallenge, proofOfWorkDoor } from '../steps/proof-of-work/index.ts'

/** What answers requests: one for each worker process. */
export type Application = {
  handle(request: IncomingMessage, response: ServerResponse): void
  close(): Promise<void>
  /** Statements sent to the database so far. */
  roundTrips(): number
}

export type Limits = {
  network: { perMinute: number; perDay: number }
  codesPerContactHour: number
  codesPerContactDay: number
  codesPerNetworkHour: number
}

/** Failed sign-ins and asked-for codes; the numbers of docs/limits.md. */
export const standardLimits: Limits = {
  network: { perMinute: 20, perDay: 300 },
  codesPerContactHour: 3,
  codesPerContactDay: 10,
  codesPerNetworkHour: 20,
}

type Parts = { config: Config; db: Database; keys: Keys }

function openParts(config: Config): Parts {
  const db = openDatabase({ url: config.databaseUrl as string, prepare: config.prepare })
  return { config, db, keys: openKeys(config.secrets) }
}

const signIns = counter('genkan_sign_ins_total', 'Sign-ins with a password, by outcome.', ['outcome'])

/** Puts the parts together and gives each what it needs; the only place that knows all of them. */
export async function startApp(config: Config, options: { limits?: Limits } = {}): Promise<Application> {
  const { db, keys } = openParts(config)
  const limits = options.limits ?? standardLimits
  const log = createLog({ level: config.logLevel, human: config.local })
  const platform = createApp({ config, log })
  const flows = openFlows(keys)
  const hasher = openHasher(keys)
  const timeText = (at: Date, language: Language) => formatTime(at, language, config.timeZone)
  const dateText = (at: Date, language: Language) => formatDate(at, language, config.timeZone)
  const continueTo = (flow: Flow, sessionId: string) =>
    flow.demand ? `/oauth/continue?flow=${flows.change(flow, {})}&session=${sessionId}` : ownPage(flow.to, sessionId)
  const tell = notices({ config, db, keys })
  const codes = contactCodes({ platform, db, keys, config, flows, limits, timeText })
  const oauth = await createOAuth({ platform, db, keys, config, flows, log })
  const shared = { platform, db, keys, config, flows, hasher, timeText, dateText, continueTo }

  const { app } = platform
  app.route('/', assets)
  app.route(
    '/',
    signInRoutes({
      ...shared,
      limits: { extend: config.whileLocked === 'extend', network: limits.network },
      organizationOfDomain: (domain) => organizationOfDomain(db, domain),
      explain: explainer({ db }),
      repairAction: (view, offer, flowToken) =>
        repairAction(view, offer, { flowToken, caseToken: undefined, look: 'link' }),
      counted: (outcome) => signIns.inc({ outcome }),
      newBrowserNotice: tell.newBrowserStatements,
      tellOfStrangers: tell.strangers,
      tellOfStop: tell.stopped,
    }),
  )
  app.route(
    '/',
    signUpRoutes({
      ...shared,
      ask: codes.ask,
      codePages: codes.routes,
      organizationOfDomain: (domain) => organizationOfDomain(db, domain),
    }),
  )
  app.route(
    '/',
    recoveryRoutes({
      ...shared,
      ask: codes.ask,
      codePages: codes.routes,
      browserOf: codes.browserOf,
      tellOfNewBrowser: tell.newBrowser,
      tellOfNewPassword: tell.passwordChanged,
      passwordChanged: async (tx, account, ended) => {
        await oauth.revokeEverything(tx, account.accountId)
        await oauth.backchannelLogout(tx, ended)
      },
    }),
  )
  app.route('/', accountsRoutes({ ...shared, whenText: timeText }))
  app.route(
    '/',
    signOutRoutes({
      ...shared,
      sessionsEnded: oauth.backchannelLogout,
      tellOfSignOut: tell.signedOutEverywhere,
      revokeEverything: oauth.revokeEverything,
    }),
  )
  app.route(
    '/',
    myAccountRoutes({
      ...shared,
      limits: { extend: config.whileLocked === 'extend', network: limits.network },
      ask: codes.ask,
      codePages: codes.routes,
      sessionsEnded: oauth.backchannelLogout,
      connectedApplications: oauth.connectedApplications,
      revokeApplication: oauth.revokeApplication,
      revokeEverything: oauth.revokeEverything,
    }),
  )
  app.route(
    '/',
    helperPages({
      ...shared,
      limits,
      // loopOf(browserHash, clientId): the evidence item `loop`, for the observers.
      service: openHelper({ db, flows, log, loopOf: oauth.loopOf }),
      ask: codes.ask,
      codePages: codes.routes,
      browserOf: codes.browserOf,
      makeProof: () => makeProofChallenge(keys),
      withoutProof: proofOfWorkDoor(shared),
    }),
  )
  const operators = helperRoutes({ db, config })
  app.route('/', operators.routes)
  app.route('/', helperApiRoutes({ platform, db, keys, log, isOperator: operators.isOperator }))
  app.route('/', helpRoutes({ view: (c) => c.get('view'), url: config.url, signInLogMonths: config.signInLogMonths }))
  app.route('/', statusRoutes({ db, timeZone: config.timeZone }))
  app.route('/', wellKnownRoutes({ url: config.url, mailFrom: config.mailFrom }))
  app.route('/', oauth.routes)
  app.route('/local', localRoutes({ config, db, keys, newBrowser: platform.cookies.newBrowser }))
  app.get('/', (c) => c.redirect(config.local ? '/local' : '/account', 302))

  const pages = getRequestListener(app.fetch)
  return {
    handle(request, response) {
      // The provider stands on the raw server: protocol requests do not pass through the pages' application.
      if (oauth.matches(pathOf(request.url), request.method)) oauth.callback(request, response)
      else void pages(request, response)
    },
    async close() {
      oauth.close()
      await db.close()
    },
    roundTrips: () => db.roundTrips(),
  }
}

function pathOf(url = '/'): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** Of several accounts in a browser, the account pages are for the one that was just chosen. */
function ownPage(to = '/account', sessionId: string): string {
  return to.startsWith('/account') ? `${to}?as=${sessionId}` : to
}

const minute = 60
const hour = 60 * minute

/** What is to be done again and again, by one process of all. */
function jobs({ config, db }: Parts, log: Log): Job[] {
  return [
    ...helperJobs({ db, log }).map(([name, seconds, run]) => every(name, seconds, ({ signal }) => run(signal))),
    every('seal audit', 2, () => sealAudit(db).then(() => {})),
    every('purge counters', 10 * minute, () => purgeCounters(db)),
    every('purge one-time', hour, () => purgeOneTime(db)),
    every('purge sessions', hour, async () => {
      await purgeSessions(db)
      await purgeBrowsers(db)
    }),
    every('purge messages', hour, () => purgeMessages(db).then(() => {})),
    every('purge accounts', hour, () => purge(db)),
    every('sign-in log months', 6 * hour, async () => {
      await prepareMonths(db)
      await dropOldMonths(db, config.signInLogMonths)
    }),
    every('recheck domains', 24 * hour, () => recheckDomains(db, openLookUp(config.dnsServers)).then(() => {})),
  ]
}

async function purge(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    for (const accountId of await purgeAccounts(tx)) {
      await forgetAccount(tx, accountId)
      await forgetInvestigations(tx, accountId)
    }
  })
}

/** The work that belongs to no request: sending messages, and the jobs. One process runs it. */
export async function startBackground(config: Config): Promise<{ close(): Promise<void> }> {
  const parts = openParts(config)
  const log = createLog({ level: config.logLevel, human: config.local })
  await prepareMonths(parts.db)
  const delivery = startDelivery({ ...parts, log })
  if (config.local) await ensureExampleClient(parts.db, config)
  const running = startJobs(
    parts.db,
    [...jobs(parts, log), ...oauthJobs({ ...parts, log, flows: openFlows(parts.keys) })],
    log,
  )
  return {
    async close() {
      await running.stop()
      await delivery.stop()
      await parts.db.close()
    },
  }
}

/** Fills the local installation with accounts and applications that are broken in different ways (`--demo`). */
export async function startDemo(config: Config): Promise<void> {
  const parts = openParts(config)
  try {
    await fillDemo({ ...parts, tellOfNewPassword: notices(parts).passwordChanged })
  } finally {
    await parts.db.close()
  }
}

/** The signing keys as the command line shows them. */
async function keyFacts(db: Database): Promise<object[]> {
  const keys = await listKeys(db)
  return keys.map(({ kid, alg, state, publishedAt }) => ({
    kid,
    algorithm: alg,
    status: state,
    createdAt: publishedAt,
  }))
}

/** What the command line borrows from the other parts. */
export const consoleParts: ConsoleParts = {
  listKeys: keyFacts,
  async rotateKeys(db, keys) {
    await rotateKeys(db, keys, { now: true })
    return keyFacts(db)
  },
  async startReset({ db, keys, config }, { account, contact }) {
    const flow = openFlows(keys).make({ identifier: { kind: contact.kind, value: contact.value, norm: contact.norm } })
    const { ownerId, accountId, language } = account
    const token = await issueOnce(db, 'reset_link', { ownerId, accountId, minutes: 60, data: { flow } })
    const link = `${config.url}/reset/link/${token}`
    const { kind, value: to } = contact
    await enqueue(db, keys, {
      kind,
      to,
      template: 'reset_started',
      language,
      values: { link },
      minutes: 60,
      ownerId,
      accountId,
    })
  },
  async sessionsEnded(tx, ended) {
    await tellApplications(tx, ended)
  },
  why: ({ db }, about) => whyFor({ db, log: createLog({ level: 'silent', human: false }) }, about),
  operatorPath: ({ db }) => operatorPath(db),
}
