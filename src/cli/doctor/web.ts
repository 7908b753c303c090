import { connect, getCACertificates, setDefaultCACertificates } from 'node:tls'
import type { Config } from '../../platform/config/index.ts'
import { broken, type Finding, look, messageOf, ok, safely } from './finding.ts'

const patienceMs = 8000

/** The installation as people reach it: by its own address, through whatever stands in front of it. */
export async function checkWeb(config: Config): Promise<Finding[]> {
  trustLikeBrowsers()
  const address = checkAddress(config)
  const certificate = config.secure ? await safely('certificate', () => checkCertificate(config.url)) : []
  let page: Response
  try {
    page = await ask(`${config.url}/sign-in?lang=en`)
  } catch (fault) {
    return [
      ...address,
      ...certificate,
      broken('reachable', 'unreachable', 'unreachable', { url: config.url, message: messageOf(fault) }),
    ]
  }
  if (page.status === 421 || page.status === 307)
    return [
      ...address,
      ...certificate,
      broken('reachable', 'wrongHost', 'wrongHost', { host: new URL(config.url).host }),
    ]
  if (page.status !== 200)
    return [
      ...address,
      ...certificate,
      broken('reachable', 'answers', 'answers', { url: config.url, status: page.status }),
    ]
  return [
    ...address,
    ok('reachable', 'reachable', { url: config.url }),
    ...certificate,
    ...(await safely('ready', () => checkReady(config))),
    checkCookies(page, config),
    checkHeaders(page, config),
    checkProxy(config),
    checkHttpClock(page),
  ]
}

/** An organisation's own authority is known to the machine, though not to Node; the command ends with the process. */
function trustLikeBrowsers(): void {
  setDefaultCACertificates([...getCACertificates('bundled'), ...getCACertificates('system')])
}

function ask(url: string): Promise<Response> {
  return fetch(url, {
    redirect: 'manual',
    headers: { 'user-agent': 'genkan-doctor' },
    signal: AbortSignal.timeout(patienceMs),
  })
}

/** What the configuration lets through but hardly anybody can mean. */
function checkAddress({ url, local }: Config): Finding[] {
  const { hostname } = new URL(url)
  if (local) return []
  const alone = !hostname.includes('.') || /^[\d.]+$/.test(hostname) || hostname.startsWith('[')
  return alone
    ? [look('address', 'addressAlone', 'addressAlone', { host: hostname })]
    : [ok('address', 'address', { url })]
}

async function checkReady({ url }: Config): Promise<Finding> {
  const answer = await ask(`${url}/readyz`)
  const text = (await answer.text()).trim().slice(0, 200)
  if (answer.status === 200) return ok('ready', 'ready')
  // Health addresses are often kept from the outside, and rightly so.
  if (answer.status === 404 || answer.status === 403) return look('ready', 'readyHidden', 'readyHidden')
  return broken('ready', 'notReady', 'notReady', { text })
}

/** The language of the page comes with a cookie, made like all of ours. */
export function checkCookies(page: Response, { secure }: Pick<Config, 'secure'>): Finding {
  const cookie = page.headers.getSetCookie().find((each) => each.includes('genkan_language='))
  if (!cookie) return broken('cookies', 'cookiesGone', 'cookiesGone')
  const whole =
    !secure || (cookie.startsWith('__Host-') && /;\s*secure/i.test(cookie) && /;\s*path=\/(;|$)/i.test(cookie))
  if (!whole || /;\s*domain=/i.test(cookie)) return broken('cookies', 'cookiesChanged', 'cookiesChanged', { cookie })
  return ok('cookies', 'cookies')
}

const wanted = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy']

export function checkHeaders(page: Response, { secure }: Pick<Config, 'secure'>): Finding {
  const all = secure ? [...wanted, 'strict-transport-security'] : wanted
  const missing = all.filter((name) => !page.headers.get(name))
  if (missing.length > 0) return broken('headers', 'headersGone', 'headersGone', { names: missing.join(', ') })
  if (!page.headers.get('cache-control')?.includes('no-store')) return broken('headers', 'headersCached', 'headersGone')
  return ok('headers', 'headers')
}

/** Genkan speaks http only: where people use https, something stands in front and has to be known. */
export function checkProxy({ secure, trustedProxies }: Pick<Config, 'secure' | 'trustedProxies'>): Finding {
  if (trustedProxies.length > 0) return ok('proxy', 'proxy', { list: trustedProxies.join(', ') })
  return secure ? broken('proxy', 'proxyUnknown', 'proxyUnknown') : ok('proxy', 'proxyNone')
}

/** Whole seconds only, so that one second either way says nothing. */
export function checkHttpClock(page: Response, now = Date.now()): Finding {
  const told = Date.parse(page.headers.get('date') ?? '')
  if (Number.isNaN(told)) return look('httpClock', 'noDate', 'noDate')
  const s = Math.round(Math.abs(now - told) / 1000)
  return s > 5 ? look('httpClock', 'clockOff', 'clockOff', { s }) : ok('httpClock', 'clockFine', { s })
}

async function checkCertificate(url: string): Promise<Finding> {
  const { hostname, port } = new URL(url)
  return judgeCertificate(await certificateOf(hostname.replace(/^\[|\]$/g, ''), Number(port) || 443))
}

type Certificate = { days: number; fault?: string }

export function judgeCertificate({ days, fault }: Certificate): Finding {
  if (fault) return broken('certificate', 'certificateBad', 'certificateBad', { message: fault })
  const values = { n: days }
  if (days < 3) return broken('certificate', 'certificateEnds', 'certificateEnds', values)
  if (days < 21) return look('certificate', 'certificateEnds', 'certificateEnds', values)
  return ok('certificate', 'certificate', values)
}

/** The days that a certificate is still good for, and why it is not trusted. */
function certificateOf(host: string, port: number): Promise<Certificate> {
  return new Promise((resolve, reject) => {
    // Looked at, not trusted: nothing is sent over this connection.
    const socket = connect({ host, servername: host, port, rejectUnauthorized: false })
    socket.setTimeout(patienceMs, () => socket.destroy(new Error('no answer')))
    socket.once('error', reject)
    socket.once('secureConnect', () => {
      const { valid_to: end } = socket.getPeerCertificate()
      const days = Math.floor((Date.parse(end) - Date.now()) / 86_400_000)
      const fault = socket.authorized ? undefined : String(socket.authorizationError)
      socket.destroy()
      resolve({ days, ...(fault && { fault }) })
    })
  })
}
