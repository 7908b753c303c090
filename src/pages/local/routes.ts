import { Hono } from 'hono'
import { type SentMessage, sentMessages } from '../../mechanisms/delivery/index.ts'
import { openFlows } from '../../mechanisms/flows/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { isThisMachine, page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import { recogniseBrowser } from '../../services/demo/index.ts'
import { type DemoPerson, identifierOf, isFilled, people } from './demo/index.ts'
import { messagePage, outboxPage } from './outbox-pages.ts'
import { startPage } from './start-page.ts'

export type LocalDeps = {
  config: Config
  db: Database
  keys: Keys
  /** A cookie for a browser that has none yet. */
  newBrowser(): { cookie: string; hash: Buffer }
}

/**
 * The pages of local mode, to be mounted at /local: where to go, and the outbox (as JSON where `Accept` asks for it).
 *
 * Whoever reads the outbox can take over every account, so it answers 404 outside local mode, to any peer that is
 * not this machine, and to whatever came through a proxy or tunnel.
 */
export function localRoutes({ config, db, keys, newBrowser }: LocalDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.use('*', async (c, next) => (config.local && isThisMachine(c) ? next() : c.notFound()))

  routes.get('/', async (c) => page(c, startPage(c.get('view'), config, await isFilled(db))))

  /** Begins the sign-in of one account of the demo: its address is filled in. `own`: in a browser that knows it. */
  routes.get('/demo/:id', async (c) => {
    const person: DemoPerson | undefined = people.find((one) => one.id === c.req.param('id'))
    if (!person || !(await isFilled(db))) return c.notFound()
    const identifier = identifierOf(person, { config })
    if (person.own && c.req.query('own')) await recogniseBrowser({ config, db, keys }, identifier, browserOf(c))
    const flow = openFlows(keys, config).begin(c, { identifier })
    return redirect(c, `${person.group === 'mail' ? '/reset' : '/sign-in/password'}?flow=${flow.id}`)
  })

  function browserOf(c: Web): Buffer {
    const known = c.get('jar').browserHash
    if (known) return known
    const made = newBrowser()
    c.header('Set-Cookie', made.cookie, { append: true })
    return made.hash
  }

  routes.get('/outbox', async (c) => {
    const to = c.req.query('to')?.trim() || undefined
    const messages = await sentMessages(db, keys, config, { to })
    return wantsJson(c) ? c.json(messages.map(asJson)) : page(c, outboxPage(c.get('view'), messages, to, config))
  })

  routes.get('/outbox/:id', async (c) => {
    const message = await find(c.req.param('id'))
    if (!message) return c.notFound()
    return wantsJson(c) ? c.json(asJson(message)) : page(c, messagePage(c.get('view'), message, config))
  })

  // The mail's own document, with its styles: kept apart from Genkan's pages by its own policy.
  routes.get('/outbox/:id/html', async (c) => {
    const message = await find(c.req.param('id'))
    if (!message || !('html' in message.content) || !message.content.html) return c.notFound()
    c.header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-top-navigation-by-user-activation",
    )
    return c.html(message.content.html)
  })

  async function find(id: string): Promise<SentMessage | undefined> {
    if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return undefined
    return (await sentMessages(db, keys, config, { id }))[0]
  }

  return routes
}

function wantsJson(c: Web): boolean {
  return c.req.header('accept')?.includes('application/json') ?? false
}

function asJson(message: SentMessage) {
  const { id, kind, to, template, language, status, content, code, link, createdAt } = message
  const { subject, text, html } = { subject: undefined, html: undefined, ...content }
  return {
    id,
    kind,
    to,
    template,
    language,
    status,
    subject: subject ?? null,
    text,
    html: html ?? null,
    code: code ?? null,
    link: link ?? null,
    createdAt,
  }
}
