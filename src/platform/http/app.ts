import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { Config } from '../config/index.ts'
import { attemptLabel, uuidv7 } from '../crypto/index.ts'
import { DatabaseUnavailable } from '../database/index.ts'
import { Overloaded } from '../gate/index.ts'
import { actions, html, layout, linkButton, problemSummary, type View } from '../html/index.ts'
import { chooseLanguage, formatTime, type Language, type Translate, translator } from '../i18n/index.ts'
import { type Problem, problem } from '../problems/index.ts'
import { addressReader, type ClientFacts, describeDevice, networkOf, sourceOf } from './client.ts'
import { cookieMaker, type Jar, readJar } from './cookies.ts'
import { type Form, readForm } from './form.ts'

export type WebEnv = {
  Bindings: HttpBindings
  Variables: { language: Language; t: Translate; jar: Jar; view: View; formActions: string[] | undefined }
}
export type Web = Context<WebEnv>
export type App = Hono<WebEnv>

export type AppDeps = {
  config: Config
  log: { error(fields: object, message: string): void }
}

export type Platform = ReturnType<typeof createApp>

const baseHeaders: [string, string][] = [
  ['Cache-Control', 'no-store'],
  ['X-Content-Type-Options', 'nosniff'],
  // Not no-referrer: with it browsers send `Origin: null` with our own forms.
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
]

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

/**
 * The web application without its pages: language, cookies, security headers, the answer to faults.
 * Feature folders add their routes to it.
 */
export function createApp({ config, log }: AppDeps) {
  const app: App = new Hono<WebEnv>()
  const cookies = cookieMaker(config.secure)
  const readAddress = addressReader(config.trustedProxies)
  const { host } = new URL(config.url)
  const translators = { ja: translator('ja'), en: translator('en') }

  app.use(async (c, next) => {
    const asked = c.req.header('host')
    if (asked !== host && !c.req.path.startsWith('/assets/')) return wrongHost(c, config.url)
    const jar = readJar(c.req.header('cookie'), cookies.names)
    const wanted = c.req.query('lang')
    const language = chooseLanguage(wanted, jar.language, c.req.query('ui_locales'), c.req.header('accept-language'))
    if (wanted && wanted !== jar.language) c.header('Set-Cookie', cookies.language(language), { append: true })
    c.set('jar', jar)
    setLanguage(c, language)
    for (const [name, value] of baseHeaders) c.header(name, value)
    if (config.secure) c.header('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && isForeign(c, config.url)) return staleAnswer(c)
    await next()
  })

  function setLanguage(c: Web, language: Language): void {
    c.set('language', language)
    c.set('t', translators[language])
    c.set('view', {
      language,
      t: translators[language],
      host,
      path: c.req.url.slice(c.req.url.indexOf('/', 8)),
      local: config.local,
    })
  }

  /** A form from another site, or with a body that is none: the page is offered anew, never a bare 400. Nothing of it is kept. */
  function staleAnswer(c: Web, status: 400 | 403 | 413 | 415 = 403) {
    return problemPage(c, problem('page_stale'), status, undefined, c.get('view').t('page.notOurs'))
  }

  /** A page that says one problem and what to do; for what no form can show. */
  function problemPage(c: Web, said: Problem, status: number = said.status, again?: string, words?: string) {
    const view = c.get('view')
    const { t } = view
    const fault = status >= 500
    const body = html`${problemSummary(view, said, { said: words })}${fault && html`<p>${t('page.nothingChanged')}</p>`}${actions(
      [linkButton(t(fault ? 'page.tryAgain' : 'page.continue'), again ?? '/sign-in', { look: 'primary' })],
    )}`
    return page(
      c,
      layout(view, { title: t(fault ? 'page.faultTitle' : 'page.problemTitle'), problem: said, body }),
      status,
    )
  }

  app.notFound((c) => {
    const view = c.get('view')
    if (!view) return c.text('', 404)
    const body = html`<p>${view.t('page.notFoundText')}</p>${actions([linkButton(view.t('page.toStart'), '/', { look: 'primary' })])}`
    return page(c, layout(view, { title: view.t('page.notFound'), body }), 404)
  })

  app.onError((error, c) => {
    const full = error instanceof Overloaded
    const away = full || error instanceof DatabaseUnavailable
    const incident = attemptLabel(uuidv7()).slice(-10)
    const what = full ? 'overloaded' : away ? 'database unavailable' : 'unexpected fault'
    // A long part of a path may be the secret of a link (ATK-043).
    const path = c.req.path.replace(/[\w-]{30,}/g, '[hidden]').slice(0, 200)
    log.error({ err: error, incident, path }, what)
    const language = c.get('language') ?? 'ja'
    if (!c.get('view')) setLanguage(c, language)
    c.header('Retry-After', '5')
    const said = away
      ? problem('service_degraded', { time: formatTime(new Date(), language, config.timeZone) })
      : problem('unexpected', { incident })
    if (c.req.header('accept')?.includes('application/json')) {
      return c.json({ error: 'temporarily_unavailable', code: said.code, incident }, away ? 503 : 500)
    }
    return problemPage(c, said, away ? 503 : 500, pageAgain(c))
  })

  return {
    app,
    cookies,
    staleAnswer,
    problemPage,
    setLanguage,
    /** Goes on in a flow: its forms may end at the application, and its language counts where nothing else was chosen. */
    follow(c: Web, flow: { formActions?: string[] | undefined; params?: Record<string, string> | undefined }): void {
      c.set('formActions', flow.formActions)
      const asked = flow.params?.ui_locales
      if (asked && !c.req.query('lang') && !c.get('jar').language)
        setLanguage(c, chooseLanguage(asked, c.get('language')))
    },
    /** Gives the browser the secrets of a session that was just started. */
    giveSession(c: Web, session: { openSecret: string; staySecret: string | undefined }): void {
      c.header('Set-Cookie', cookies.open(session.openSecret), { append: true })
      if (session.staySecret) c.header('Set-Cookie', cookies.stay(session.staySecret), { append: true })
    },
    /**
     * The browser of a request, with a cookie of its own from this answer on: for what must know it again. `known` says
     * whether it brought that cookie.
     */
    browserOf(c: Web) {
      const { browserHash, openJar, stayJar } = c.get('jar')
      const made = browserHash ? undefined : cookies.newBrowser()
      if (made) c.header('Set-Cookie', made.cookie, { append: true })
      const hash = browserHash ?? (made?.hash as Buffer)
      return { hash, known: browserHash !== undefined, openJar, stayJar, client: this.clientOf(c) }
    },
    /** Device and network of a request. */
    clientOf(c: Web): ClientFacts & { address: string } {
      const peer = c.env?.incoming?.socket?.remoteAddress
      const address = readAddress(peer, c.req.header('x-forwarded-for'))
      return {
        device: describeDevice(c.req.header('user-agent')),
        network: networkOf(address),
        address: sourceOf(address),
      }
    },
    /** The submitted form, or the answer that offers the page anew. */
    async form(c: Web): Promise<{ form: Form } | { answer: Response }> {
      const read = await readForm(c)
      if (!read.ok) return { answer: staleAnswer(c, read.status) }
      const { flow } = read.form
      // The language links of a page that answers a form lead to the page itself, with its flow.
      if (flow) c.set('view', { ...c.get('view'), path: `${c.req.path}?flow=${encodeURIComponent(flow)}` })
      return { form: read.form }
    },
  }
}

/** Where trying again leads: to this page as it is, or from a form to the sign-in that goes to the same goal. */
function pageAgain(c: Web): string {
  const { path } = c.get('view')
  if (c.req.method === 'GET') return path
  const flow = new URLSearchParams(path.split('?')[1]).get('flow')
  return flow ? `/sign-in?flow=${encodeURIComponent(flow)}` : '/sign-in'
}

/** Answers with a whole page. */
export function page(c: Web, document: string, status = 200): Response {
  const actions = c.get('formActions')
  c.header('Content-Security-Policy', actions?.length ? `${policy} ${actions.join(' ')}` : policy)
  return c.html(document, status as 200)
}

/** 303: after a form the next page is always fetched anew, never with the secrets of the last one (RFC 9700, 4.12). */
export function redirect(c: Web, to: string): Response {
  return c.redirect(to, 303)
}

/** Links are made from the configuration alone; a request for another host is not for us (RFC 9110, 15.5.20). */
function wrongHost(c: Web, url: string): Response {
  if (c.req.method === 'GET' && new URL(url).protocol === 'http:') return c.redirect(url + c.req.path, 307)
  return c.text('Misdirected Request', 421)
}

function isForeign(c: Web, url: string): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = c.req.header('origin')
  return origin !== undefined && origin !== url
}
