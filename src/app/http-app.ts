import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { apiRoutes as helperApiRoutes } from '../api/helper/index.ts'
import { createOAuth } from '../api/oauth/index.ts'
import { wellKnownRoutes } from '../api/well-known/index.ts'
import { type Flow, openFlows } from '../mechanisms/flows/index.ts'
import { accountsRoutes } from '../pages/accounts/index.ts'
import { helpRoutes } from '../pages/help/index.ts'
import { helperPages, operatorGuard, operatorRoutes, repairAction } from '../pages/helper/index.ts'
import { localRoutes } from '../pages/local/index.ts'
import { myAccountRoutes } from '../pages/my-account/index.ts'
import { recoveryRoutes } from '../pages/recovery/index.ts'
import { signInRoutes } from '../pages/sign-in/index.ts'
import { signOutRoutes } from '../pages/sign-out/index.ts'
import { signUpRoutes } from '../pages/sign-up/index.ts'
import { statusRoutes } from '../pages/status/index.ts'
import type { Config } from '../platform/config/index.ts'
import { assets } from '../platform/html/index.ts'
import { createApp } from '../platform/http/index.ts'
import { formatDate, formatTime, type Language } from '../platform/i18n/index.ts'
import { counter } from '../platform/metrics/index.ts'
import { organizationOfDomain } from '../records/organizations/index.ts'
import type { Limits } from '../services/context.ts'
import { openContactCodes } from '../steps/contact-code/index.ts'
import { openProofOfWork } from '../steps/proof-of-work/index.ts'
import { stalePages } from '../steps/stale-page/index.ts'
import { openContext } from './parts.ts'

/** What answers requests: one for each worker process. */
export type Application = {
  handle(request: IncomingMessage, response: ServerResponse): void
  close(): Promise<void>
  /** Statements sent to the database so far. */
  roundTrips(): number
}

const signIns = counter('genkan_sign_ins_total', 'Sign-ins with a password, by outcome.', ['outcome'])

/** Puts what answers requests together and gives each page and each interface what it needs. */
export async function startApp(config: Config, options: { limits?: Limits } = {}): Promise<Application> {
  const parts = await openHttpParts(config, options)
  parts.platform.app.route('/', assets)
  mountAccountPages(parts)
  mountOtherPages(parts)
  const pages = getRequestListener(parts.platform.app.fetch)
  const { oauth, db } = parts
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

type HttpParts = Awaited<ReturnType<typeof openHttpParts>>

/** What the pages and interfaces share. */
async function openHttpParts(config: Config, options: { limits?: Limits }) {
  let deliverLogout = () => {}
  const context = openContext(config, { ...options, deliverLogout: () => deliverLogout() })
  const { db, keys, hasher, limits, log } = context
  const flows = openFlows(keys, config)
  const whenFlowIsLost = stalePages({ flows, secure: config.secure, startOf: (clientId) => oauth.startOf(clientId) })
  const platform = createApp({ config, log, whenFlowIsLost })
  const timeText = (at: Date, language: Language) => formatTime(at, language, config.timeZone)
  const dateText = (at: Date, language: Language) => formatDate(at, language, config.timeZone)
  const continueTo = (flow: Flow, sessionId: string) =>
    flow.requirement ? `/oauth/continue?flow=${flow.id}&session=${sessionId}` : ownPage(flow.to, sessionId)
  const contactCodes = openContactCodes({ context, platform, flows })
  const oauth = await createOAuth({ context, platform, flows })
  deliverLogout = oauth.deliverLogout
  const shared = { context, platform, db, keys, config, flows, hasher, contactCodes, timeText, dateText, continueTo }
  return { ...shared, shared, oauth, limits }
}

/** Signing up, in and out, getting an account back, and what people do with their own account. */
function mountAccountPages({ shared, db, platform, timeText }: HttpParts): void {
  const { app } = platform
  app.route(
    '/',
    signInRoutes({
      ...shared,
      organizationOfDomain: (domain) => organizationOfDomain(db, domain),
      repairAction: (view, offer, flowId) => repairAction(view, offer, { flowId, caseToken: undefined, look: 'link' }),
      counted: (outcome) => signIns.inc({ outcome }),
    }),
  )
  app.route(
    '/',
    signUpRoutes({
      ...shared,
      organizationOfDomain: (domain) => organizationOfDomain(db, domain),
    }),
  )
  app.route('/', recoveryRoutes(shared))
  app.route('/', accountsRoutes({ ...shared, whenText: timeText }))
  app.route('/', signOutRoutes(shared))
  app.route('/', myAccountRoutes(shared))
}

/** The helper, what operators see, help, and what programs speak. */
function mountOtherPages({ shared, oauth, context, config, db, keys, platform }: HttpParts): void {
  const { app } = platform
  app.route(
    '/',
    helperPages({
      ...shared,
      context,
      proofOfWork: openProofOfWork(shared),
    }),
  )
  const operatorOf = operatorGuard(context)
  app.route('/', operatorRoutes({ context, platform, operatorOf }))
  app.route('/', helperApiRoutes({ context, platform, operatorOf }))
  app.route('/', helpRoutes({ view: (c) => c.get('view'), url: config.url, signInLogMonths: config.signInLogMonths }))
  app.route('/', statusRoutes({ context }))
  app.route('/', wellKnownRoutes({ url: config.url, mailFrom: config.mailFrom }))
  app.route('/', oauth.routes)
  app.route('/local', localRoutes({ config, db, keys, newBrowser: platform.cookies.newBrowser }))
  app.get('/', (c) => c.redirect(config.local ? '/local' : '/account', 302))
}

function pathOf(url = '/'): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** Of several accounts in a browser, the account pages are for the one that was just chosen. */
function ownPage(to = '/account', sessionId: string): string {
  return to.startsWith('/account') ? `${to}?as=${sessionId}` : to
}
