import { Hono } from 'hono'
import type { View } from '../../platform/html/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import { catalogue } from '../../platform/problems/index.ts'
import { codePage } from './code-page.ts'
import { cookiesPage } from './cookies-page.ts'
import { indexPage } from './index-page.ts'
import { privacyPage } from './privacy-page.ts'
import { problemNamed, search } from './search.ts'
import { securityPage } from './security-page.ts'
import { unknownCodePage } from './unknown-code-page.ts'

export type HelpDeps = {
  view(c: Web): View
  /** GENKAN_URL. */
  url: string
  /** Months that the sign-in log is kept; the privacy page names them. */
  signInLogMonths?: number
}

/** Public help: no account, no cookie and no script is needed for any of it. Adds /help and everything below it. */
export function helpRoutes({ view, url, signInLogMonths = 12 }: HelpDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const goTo = (c: Web, path: string) => redirect(c, `${url}/help/${path}${languageOf(c)}`)

  routes.get('/help', (c) => {
    const query = (c.req.query('q') ?? '').trim().slice(0, 100)
    const named = problemNamed(query)
    if (named) return goTo(c, `e/${catalogue[named].code}`)
    return page(c, indexPage(view(c), query, search(query, view(c).language)))
  })

  routes.get('/help/e/:code', (c) => {
    const asked = c.req.param('code')
    const slug = problemNamed(asked)
    if (!slug) return page(c, unknownCodePage(view(c), asked), 404)
    const { code } = catalogue[slug]
    return asked === code ? page(c, codePage(view(c), slug)) : goTo(c, `e/${code}`)
  })

  routes.get('/help/cookies', (c) => page(c, cookiesPage(view(c))))
  routes.get('/help/privacy', (c) => page(c, privacyPage(view(c), signInLogMonths)))
  routes.get('/help/security', (c) => page(c, securityPage(view(c))))
  for (const short of ['cookies', 'privacy']) routes.get(`/${short}`, (c) => goTo(c, short))
  return routes
}

/** A chosen language travels along, since links in mails and errors name it. */
function languageOf(c: Web): string {
  const lang = c.req.query('lang')
  return lang ? `?${new URLSearchParams({ lang })}` : ''
}
