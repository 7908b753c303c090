import { Hono } from 'hono'
import { type SentMessage, sentMessages } from '../../mechanisms/delivery/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { page, type Web, type WebEnv } from '../../platform/http/index.ts'
import { messagePage, outboxPage } from './outbox-pages.ts'
import { startPage } from './start-page.ts'

export type LocalDeps = {
  config: Pick<Config, 'local' | 'url' | 'examplePort' | 'timeZone'>
  db: Queries
  keys: Keys
}

/**
 * The pages of local mode, to be mounted at /local: where to go, and the outbox (as JSON where `Accept` asks for it).
 *
 * Whoever reads the outbox can take over every account, so it answers 404 outside local mode, to any peer that is
 * not this machine, and to whatever came through a proxy or tunnel.
 */
export function localRoutes({ config, db, keys }: LocalDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.use('*', async (c, next) => (config.local && isHere(c) ? next() : c.notFound()))

  routes.get('/', (c) => page(c, startPage(c.get('view'), config)))

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

const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

function isHere(c: Web): boolean {
  const peer = c.env?.incoming?.socket?.remoteAddress ?? ''
  const loopback = peer === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(peer)
  return loopback && !forwarded.some((name) => c.req.header(name) !== undefined)
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
