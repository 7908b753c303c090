import { repairIds, symptomIds } from '../../src/diagnosis/index.ts'
import type { Browser } from '../browser.ts'

/** What a stranger's browser holds after one refused sign-in at an address that is not theirs. */
export type Stranger = { browser: Browser; address: string; flow: string; attempt: string; case: string }

/** One way into the sign-in helper on which somebody who has proved nothing can name an account. */
export type Entry = {
  name: string
  ask(stranger: Stranger): Promise<Response>
  /** Its answers end on a step of the clock, whatever was done. */
  stepped?: true
  /** Not in the measurement of times: many entries of one kind. */
  textOnly?: true
}

/** Names an address, types a wrong password, and asks why. */
export async function strangerAt(browser: Browser, address: string): Promise<Stranger> {
  const first = await browser.get('/sign-in')
  const second = await browser.submit(first, '/sign-in', { identifier: address })
  const refused = await browser.submit(second, '/sign-in/password', { password: 'always the same wrong one' })
  const link = /href="(\/helper\?flow=[^"]*attempt=[^"]*)"/.exec(refused.html)?.[1]?.replaceAll('&amp;', '&')
  if (!link) throw new Error('the page of a refused sign-in has no link to the helper')
  const asked = new URL(link, 'http://localhost').searchParams
  const result = await browser.get(link)
  return {
    browser,
    address,
    flow: asked.get('flow') ?? '',
    attempt: asked.get('attempt') ?? '',
    case: new URL(result.path, 'http://localhost').searchParams.get('case') ?? '',
  }
}

type Fields = (stranger: Stranger) => Record<string, string>

const get = (name: string, path: (stranger: Stranger) => string): Entry => ({
  name: `GET ${name}`,
  ask: (stranger) => stranger.browser.request(path(stranger)),
})

const post = (path: string, fields: Fields, name = path): Entry => ({
  name: `POST ${name}`,
  ask: (stranger) => stranger.browser.post(path, fields(stranger)),
})

/** A form's answer leads somewhere: that page. */
const after = (entry: Entry, name: string): Entry => ({
  name,
  async ask(stranger) {
    const to = (await entry.ask(stranger)).headers.get('location')
    if (!to) throw new Error(`${entry.name} leads nowhere`)
    return stranger.browser.request(to)
  },
})

const json = (name: string, body: (stranger: Stranger) => object): Entry => ({
  name: `POST /helper/diagnoses, ${name}`,
  ask: (stranger) =>
    stranger.browser.request('/helper/diagnoses', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body(stranger)),
    }),
})

const flowOf: Fields = ({ flow }) => ({ flow })
const caseOf: Fields = (stranger) => ({ case: stranger.case, flow: stranger.flow })
const named: Fields = ({ address, flow }) => ({ identifier: address, flow })

const mail: Entry = { ...post('/helper/mail', named), stepped: true }
const find: Entry = { ...post('/helper/accounts', named), stepped: true }
const inCase = (path: string) =>
  get(`${path}?case`, (stranger) => `${path}?case=${stranger.case}&flow=${stranger.flow}`)
const textOnly = (entry: Entry): Entry => ({ ...entry, textOnly: true })

export const entries: Entry[] = [
  {
    ...post('/sign-in/password', ({ flow }) => ({ flow, password: 'always the same wrong one' })),
    stepped: true,
  },
  get('/helper', ({ flow }) => `/helper?flow=${flow}`),
  get('/helper?attempt', ({ flow, attempt }) => `/helper?flow=${flow}&attempt=${attempt}`),
  inCase('/helper'),
  get('/helper/result.json', (stranger) => `/helper/result.json?case=${stranger.case}`),
  post('/helper', ({ flow }) => ({ flow, symptom: 'Y1' }), '/helper, a symptom'),
  ...symptomIds.map((symptom) =>
    textOnly(
      after(
        post('/helper', ({ flow }) => ({ flow, symptom })),
        `the result of ${symptom}`,
      ),
    ),
  ),
  post('/helper', ({ flow, attempt }) => ({ flow, attempt, text: 'The code never comes' }), '/helper, in words'),
  json('an attempt', ({ attempt }) => ({ attempt })),
  textOnly(json('a symptom', ({ attempt }) => ({ attempt, symptom: 'Y7' }))),
  get('/helper/diagnoses/{attempt}', ({ attempt }) => `/helper/diagnoses/${attempt}`),
  get('/helper/mail', ({ flow }) => `/helper/mail?flow=${flow}`),
  mail,
  { ...after(mail, 'the page after POST /helper/mail'), textOnly: true },
  find,
  { ...after(find, 'the page after POST /helper/accounts'), textOnly: true },
  textOnly({
    name: 'POST /helper/accounts/code',
    async ask(stranger) {
      const to = (await find.ask(stranger)).headers.get('location') ?? ''
      const flow = new URL(to, 'http://localhost').searchParams.get('flow') ?? ''
      return stranger.browser.post('/helper/accounts/code', { flow, code: '000000' })
    },
  }),
  textOnly(get('/helper/accounts/found', ({ flow }) => `/helper/accounts/found?flow=${flow}`)),
  textOnly(post('/helper/accounts/use', flowOf)),
  inCase('/helper/browser'),
  inCase('/helper/person'),
  inCase('/helper/ways'),
  ...['/helper/phone', '/helper/not-me', '/helper/ask/enable', '/helper/ask/role', '/helper/packs'].map((path) =>
    textOnly(inCase(path)),
  ),
  textOnly(inCase('/helper/guides/check_junk')),
  textOnly(post('/helper/not-mine', caseOf)),
  textOnly(post('/helper/answer', (stranger) => ({ ...caseOf(stranger), question: 'fill', answer: 'fill.typed' }))),
  ...repairIds.map((repair) =>
    textOnly(post('/helper/repair', (stranger) => ({ ...caseOf(stranger), repair }), `/helper/repair ${repair}`)),
  ),
  textOnly(inCase('/helper')),
]

const picture = /<div class="qr".*?<\/svg>/s

/** Everything of an answer that a stranger can see, but for what differs from one request to the next by chance. */
export async function seenOf(answer: Response, address: string) {
  const body = await answer.text()
  // A picture of a random address is as long as it happens to be.
  const byChance = [
    'date',
    'set-cookie',
    'retry-after',
    'x-request-id',
    'keep-alive',
    ...(picture.test(body) ? ['content-length'] : []),
  ]
  const headers = [...answer.headers]
    .filter(([name]) => !byChance.includes(name))
    .map(([name, value]) => `${name}: ${plain(value, address)}`)
  const cookies = answer.headers
    .getSetCookie()
    .map((cookie) => cookie.replace(/=[\w-]{43};/, '=…;').replace(/(genkan_flow_)\w+=([\w-]+)/, flowPlain))
  return { status: answer.status, headers: headers.sort(), cookies, body: plain(body, address) }
}

/** How much a flow holds can be seen, but must not tell anything either. */
const flowPlain = (_: string, name: string, sealed: string) => `${name}…=${sealed.length}`

/** Tokens are replaced by their lengths: those must not tell anything either. */
function plain(text: string, address: string): string {
  return text
    .replace(picture, 'a picture')
    .replaceAll(address.split('@')[0] as string, '…')
    .replaceAll(encodeURIComponent(address), '…')
    .replace(/\b(flow|case)=[\w-]+/g, (found, name) => `${name}=${found.length}`)
    .replace(/\/helper\/go\/[\w-]+/g, (found) => `go ${found.length}`)
    .replace(/value="(o[\da-f]{14}|[\w-]{40,})"/g, (found) => `value=${found.length}`)
    .replace(/at_[\dA-Z]{26}/g, 'at_')
    .replace(/\bround=\d+/g, 'round')
    .replace(/"at":"[^"]*"/g, '"at"')
    .replace(/data-(server-time|opens-at|ends)="\d+"/g, '')
    .replace(/data-proof-of-work="[^"]*"/, (found) => `proof ${found.length}`)
    .replace(/\b\d{1,2}:\d\d\b/g, '00:00')
    .replace(/\d+ seconds?/g, 'some seconds')
}

/** Where two answers differ, in a few words; undefined when they do not. */
export function difference(seen: object, expected: object): string | undefined {
  const [a, b] = [JSON.stringify(seen), JSON.stringify(expected)]
  if (a === b) return undefined
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80)
  return `\n  ${around(a)}\n  ${around(b)}`
}
