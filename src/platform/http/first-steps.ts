import type { Config } from '../config/index.ts'
import { staleAnswer } from './answers.ts'
import { type CookieMaker, readBrowserCookies } from './cookies.ts'
import { type SetLanguage, speakAsWanted } from './language.ts'
import type { Web } from './web.ts'

/** Looks at a request before its route does. An answer ends it there. */
type Step = (c: Web) => Response | undefined

/** What every request goes through, in this order. */
export function firstSteps(config: Config, cookies: CookieMaker, setLanguage: SetLanguage): Step[] {
  const own = new URL(config.url)
  const headers = headersOf(config)
  return [
    (c) => wrongHost(c, own),
    (c) => {
      c.set('jar', readBrowserCookies(c.req.header('cookie'), cookies.names))
      speakAsWanted(c, setLanguage, cookies)
      for (const [name, value] of headers) c.header(name, value)
      return undefined
    },
    (c) => foreignForm(c, own),
  ]
}

function headersOf({ secure }: Config): [string, string][] {
  return [
    ['Cache-Control', 'no-store'],
    ['X-Content-Type-Options', 'nosniff'],
    // Not no-referrer: with it browsers send `Origin: null` with our own forms.
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
    ...(secure ? [['Strict-Transport-Security', 'max-age=31536000; includeSubDomains'] as [string, string]] : []),
  ]
}

/** Links are made from the configuration alone; a request for another host is not for us (RFC 9110, 15.5.20). */
function wrongHost(c: Web, own: URL): Response | undefined {
  if (c.req.header('host') === own.host || c.req.path.startsWith('/assets/')) return undefined
  if (c.req.method === 'GET' && own.protocol === 'http:') return c.redirect(own.origin + c.req.path, 307)
  return c.text('Misdirected Request', 421)
}

/** Only our own pages send us forms; a page of another site is answered with ours. */
function foreignForm(c: Web, own: URL): Response | undefined {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return undefined
  return isForeign(c, own.origin) ? staleAnswer(c) : undefined
}

function isForeign(c: Web, ownOrigin: string): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = c.req.header('origin')
  return origin !== undefined && origin !== ownOrigin
}
