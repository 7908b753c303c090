import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEmail, readName } from '../../src/records/accounts/index.ts'
import { generous, organization } from '../attacks/means.ts'
import type { Browser } from '../browser.ts'
import { startApp, type TestApp } from '../start-app.ts'
import * as corpus from './corpus.ts'
import { address, both, type FieldKind, type FormRoute, formRoutes, refill, second } from './form-routes.ts'

const { names, identifiers, emails, newPasswords, logs, mails, redirects, databases, slowPatterns, evidences } = corpus

const anywhere = [...logs, ...databases, ...slowPatterns]

const casesFor: Record<FieldKind, corpus.BadCase[]> = {
  identifier: [...identifiers, ...emails, ...mails, ...anywhere],
  name: [...names, ...mails, ...anywhere],
  password: [...newPasswords, ...anywhere],
  newPassword: [...newPasswords.filter(({ ok }) => !ok), ...anywhere.filter(tooWeak)],
  code: [...identifiers, ...anywhere],
  flow: [...redirects, ...logs, ...databases],
  hidden: [...mails, ...anywhere],
  opaque: [...redirects, ...identifiers.slice(0, 24), ...anywhere],
  choice: [...names.slice(0, 5), ...identifiers.slice(15, 24), ...anywhere],
  evidence: [...evidences, ...anywhere],
}

/** Those that would be set as a password: another test sets them. */
function tooWeak({ value }: corpus.BadCase): boolean {
  return value.length < 8 || value.length > 256
}

const cpuLimitMs = 250

test('every case in every field of every form', async (t) => {
  const logged: string[] = []
  await using app = await startApp({ limits: generous, logged })
  await people(app)
  for (const route of formRoutes) {
    await t.test(`${route.action} (${Object.keys(route.fields).join(', ')})`, async () => {
      await refill(app)
      const { browser, rest } = await route.open(app)
      const cookies = new Map(browser.cookies)
      for (const [field, kind] of Object.entries(route.fields)) {
        for (const cases of inBatches(casesFor[kind])) {
          await refill(app)
          for (const [name, value] of cookies) browser.cookies.set(name, value)
          await sendCases(app, route, { browser, rest, field, cases, logged })
        }
      }
    })
  }
})

/** Few enough that no pause begins within one, and that their time can be told. */
function inBatches(all: corpus.BadCase[]): corpus.BadCase[][] {
  return Array.from({ length: Math.ceil(all.length / 8) }, (_, index) => all.slice(8 * index, 8 * index + 8))
}

async function people(app: TestApp): Promise<void> {
  await app.given.account({ address })
  await app.given.account({ address: both })
  const { ownerId } = await organization(app)
  await app.given.account({ address: both, organizationId: ownerId })
}

type Sent = { browser: Browser; rest: Record<string, string>; field: string; cases: corpus.BadCase[]; logged: string[] }

async function sendCases(app: TestApp, route: FormRoute, sent: Sent): Promise<void> {
  const { cases, logged } = sent
  logged.length = 0
  const before = process.cpuUsage()
  const answers = await Promise.all(cases.map((bad) => sendCase(app, route, sent, bad)))
  const { user, system } = process.cpuUsage(before)
  const where = `${cases.map(({ name }) => name)} as ${sent.field} of ${route.action}`
  assert.ok((user + system) / 1000 < cpuLimitMs * cases.length, `${where}: ${(user + system) / 1000} ms`)
  await assertOneLineEach(logged, answers.length, where)
}

async function sendCase(app: TestApp, route: FormRoute, sent: Sent, bad: corpus.BadCase): Promise<void> {
  const { browser, rest, field } = sent
  const where = `${bad.name} as ${field} of ${route.action}`
  const inPath = route.action.includes(`:${field}`)
  const action = inPath ? route.action.replace(`:${field}`, encoded(bad.value)) : route.action
  const answer = await browser.post(action, inPath ? rest : { ...rest, [field]: bad.value })
  const html = await answer.text()
  assert.ok(answer.status < 500, `${where}: ${answer.status}`)
  assertWithin(app, answer.headers.get('location'), where)
  if (answer.status >= 400 && answer.status !== 404) assert.match(html, /data-problem="GK\d{4}"/, where)
  if (answer.status >= 400) assertKept(html, field, bad.value, where)
}

/** As a browser would put it into an address. */
function encoded(value: string): string {
  return encodeURIComponent(value.toWellFormed()).slice(0, 8000) || 'x'
}

function assertWithin(app: TestApp, location: string | null, where: string): void {
  if (location !== null) assert.equal(new URL(location, app.url).origin, app.url, `${where} leads to ${location}`)
}

/** The line of a request: nothing that was typed can break it, and nothing else is said about it. */
async function assertOneLineEach(logged: string[], requests: number, where: string): Promise<void> {
  const lines = () => logged.filter((line) => / POST \//.test(line))
  for (let wait = 0; wait < 40 && lines().length < requests; wait += 1) await new Promise((go) => setTimeout(go, 5))
  assert.equal(lines().length, requests, `${where}: ${JSON.stringify(lines())}`)
  for (const line of lines())
    assert.match(line, /^\d\d:\d\d:\d\d POST [^\u0000-\u001f\u007f-\u009f\u2028-\u202e]*\n$/, where)
  assert.ok(!logged.some((line) => / (ERROR|FATAL) /.test(line)), `${where}: ${logged.join('')}`)
}

const shown = new Set(['identifier', 'email', 'fullName', 'familyName', 'givenName', 'reading'])

/** A refusal shows what was typed, so that nobody types it twice; secrets never come back. */
function assertKept(html: string, field: string, value: string, where: string): void {
  const tag = new RegExp(`<input[^>]* name="${field}"[^>]*>`).exec(html)?.[0]
  const typed = value.replaceAll('\0', '').toWellFormed()
  if (/^(password|code)$/.test(field)) {
    if (typed.length > 7 && typed !== second) assert.ok(!html.includes(escaped(typed)), `${where} came back`)
    return
  }
  if (!shown.has(field) || !tag) return
  const kept = unescaped(/ value="([^"]*)"/.exec(tag)?.[1] ?? '')
  const wanted = typed.slice(0, kept.length || undefined)
  assert.ok(kept === wanted.toWellFormed() && (kept.length === typed.length || kept.length >= 200), `${where} was lost`)
}

const marks: [string, string][] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]
const escaped = (text: string) => marks.reduce((all, [mark, entity]) => all.replaceAll(mark, entity), text)
const unescaped = (text: string) =>
  marks.toReversed().reduce((all, [mark, entity]) => all.replaceAll(entity, mark), text)

test('BAD-name: whatever people are called is taken, what shows nothing is asked for again', () => {
  for (const { name, value, ok } of names) {
    // A form carries no NUL and no broken surrogates.
    const read = readName(value.replaceAll('\0', '').toWellFormed())
    assert.equal(read !== undefined, ok, name)
    assert.doesNotMatch(read ?? '', /[\p{Cc}\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}\ufffe]/u, name)
  }
})

test('BAD-email: one mailbox, or none', () => {
  for (const { name, value, ok } of emails) {
    const read = readEmail(value.replaceAll('\0', ''))
    assert.equal(read !== undefined, ok, `${name} ${JSON.stringify(value.slice(0, 40))}`)
    assert.match(read?.value ?? 'a@b', /^[^\s@,;<>()"\\]+@[^\s@]+$/, name)
  }
})

test('BAD-ident: reading an identifier twice gives the same as once, and never another person', () => {
  for (const { name, value } of [...identifiers, ...emails]) {
    const read = readEmail(`${value.replace(/@.*/s, '')}@example.com`)
    if (read) assert.deepEqual(readEmail(read.value), read, name)
    if (read) assert.equal(readEmail(read.norm)?.norm, read.norm, name)
  }
  const norm = (local: string) => readEmail(`${local}@example.com`)?.norm
  for (const [one, two] of [
    ['admin', '\u0430dmin'],
    ['paypal', 'paypaI'],
    ['mike', 'm\u0131ke'],
    ['stra\u00dfe', 'strasse'],
  ] as const)
    assert.notEqual(norm(one), norm(two))
  for (const [one, two] of [
    ['bob', '\uff42\uff4f\uff42'],
    ['fish', '\ufb01sh'],
    ['k', '\u212a'],
    ['o\u0308', '\u00f6'],
    ['ab', 'a\u200db'],
  ] as const)
    assert.equal(norm(one), norm(two))
})

test('text that JSON can carry and the database cannot is no fault', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const route = formRoutes.find(({ action }) => action === '/sign-in/password') as FormRoute
  const { browser, rest } = await route.open(app)
  for (const { name, value } of corpus.evidencesOfNoText) {
    const answer = await browser.post(route.action, { ...rest, password: 'wrong', evidence: value })
    assert.equal(answer.status, 401, name)
  }
})
