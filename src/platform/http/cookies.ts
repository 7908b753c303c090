import { randomToken, sha256 } from '../crypto/index.ts'

/** The cookies of one browser, as far as Genkan needs them. Values that cannot be ours are dropped. */
export type BrowserCookies = {
  /** Hashes of the session cookies (one ends with the browser, one stays); what sessions are found by. */
  jarHashes: Buffer[]
  openJar?: Buffer | undefined
  stayJar?: Buffer | undefined
  /** Hash of the browser's own long-lived cookie. */
  browserHash?: Buffer | undefined
  language?: string | undefined
  /** What was sealed for each flow, by its id. */
  flows: Map<string, string>
  /** A cookie of ours came twice: one of an older installation or another path stands before the one that counts. */
  doubled?: boolean | undefined
}

const token = /^[\w-]{43}$/

const sealed = /^[\w-]{40,4096}$/

export type CookieNames = {
  open: string
  stay: string
  browser: string
  language: string
  /** How the names of the flows' cookies begin; the id follows. */
  flow: string
}

/** `__Host-` binds a cookie to this very host; browsers take it only over https (or not at all). */
export function cookieNames(secure: boolean): CookieNames {
  const prefix = secure ? '__Host-' : ''
  return {
    open: `${prefix}genkan_session`,
    stay: `${prefix}genkan_stay`,
    browser: `${prefix}genkan_browser`,
    language: `${prefix}genkan_language`,
    flow: `${prefix}genkan_flow_`,
  }
}

function cookieValues(header: string): { values: Map<string, string>; twice: Set<string> } {
  const values = new Map<string, string>()
  const twice = new Set<string>()
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    // Of two cookies with one name the first counts; the second was planted from elsewhere.
    if (values.has(name)) twice.add(name)
    else if (at > 0) values.set(name, pair.slice(at + 1).trim())
  }
  return { values, twice }
}

export function readBrowserCookies(header: string | undefined, names: CookieNames): BrowserCookies {
  if (!header) return { jarHashes: [], flows: new Map() }
  const { values, twice } = cookieValues(header)
  const hashOf = (name: string) => {
    const value = values.get(name)
    return value && token.test(value) ? sha256(value) : undefined
  }
  const openJar = hashOf(names.open)
  const stayJar = hashOf(names.stay)
  const language = values.get(names.language)
  return {
    jarHashes: [openJar, stayJar].filter((hash) => hash !== undefined),
    openJar,
    stayJar,
    browserHash: hashOf(names.browser),
    language: language && /^[a-z]{2}$/.test(language) ? language : undefined,
    flows: flowsOf(values, names.flow),
    ...((twice.has(names.open) || twice.has(names.stay)) && { doubled: true }),
  }
}

function flowsOf(values: Map<string, string>, prefix: string): Map<string, string> {
  const flows = new Map<string, string>()
  for (const [name, value] of values)
    if (name.startsWith(prefix) && sealed.test(value)) flows.set(name.slice(prefix.length), value)
  return flows
}

const days = 24 * 60 * 60

export type CookieMaker = ReturnType<typeof cookieMaker>

/** Set-Cookie values for everything that Genkan keeps in a browser. */
export function cookieMaker(secure: boolean) {
  const names = cookieNames(secure)
  const attributes = `; Path=/; SameSite=Lax${secure ? '; Secure' : ''}`
  const make = (name: string, value: string, maxAge?: number, scriptMayRead = false) =>
    `${name}=${value}${attributes}${scriptMayRead ? '' : '; HttpOnly'}${maxAge === undefined ? '' : `; Max-Age=${maxAge}`}`
  return {
    names,
    open: (secret: string) => make(names.open, secret),
    stay: (secret: string) => make(names.stay, secret, 30 * days),
    browser: (secret: string) => make(names.browser, secret, 400 * days),
    language: (language: string) => make(names.language, language, 400 * days),
    flow: (id: string, value: string) => make(names.flow + id, value, days),
    clearFlow: (id: string) => make(names.flow + id, '', 0),
    clearSessions: () => [make(names.open, '', 0), make(names.stay, '', 0)],
    clearAll: () => [
      make(names.open, '', 0),
      make(names.stay, '', 0),
      make(names.browser, '', 0),
      make(names.language, '', 0),
    ],
    /** A new browser cookie and its hash. */
    newBrowser(): { cookie: string; hash: Buffer } {
      const secret = randomToken()
      return { cookie: make(names.browser, secret, 400 * days), hash: sha256(secret) }
    },
  }
}
