import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { readEmail, readName } from '../../src/records/accounts/index.ts'
import { generous } from '../attacks/means.ts'
import type { Browser } from '../browser.ts'
import { startApp, type TestApp } from '../start-app.ts'
import * as corpus from './corpus.ts'
import { address, type FieldKind, type FormRoute, formRoutes, refill } from './form-routes.ts'

const { names, identifiers, emails, newPasswords, logs, mails, redirects, databases, slowPatterns, evidences } = corpus

const anywhere = [...logs, ...databases, ...slowPatterns]

const casesFor: Record<FieldKind, corpus.BadCase[]> = {
  identifier: [...identifiers, ...emails, ...mails, ...anywhere],
  name: [...names, ...mails, ...anywhere],
  password: [...newPasswords, ...anywhere],
  newPassword: [...newPasswords.filter(({ ok }) => !ok), ...anywhere.filter(tooWeak)],
  code: [...identifiers, ...anywhere],
  opaque: [...redirects, ...identifiers.slice(0, 24), ...anywhere],
  choice: [...names.slice(0, 5), ...identifiers.slice(15, 24), ...anywhere],
  evidence: [...evidences, ...anywhere],
}

/** Those that would be set as a password: another test sets them. */
function tooWeak({ value }: corpus.BadCase): boolean {
  return value.length < 8 || value.length > 256
}

const cpuLimitMs = 250

suite('every case in every field of every form', { concurrency: false }, () => {
  for (const route of formRoutes) {
    test(`${route.action} (${Object.keys(route.fields).join(', ')})`, async () => {
      const logged: string[] = []
      await using app = await startApp({ limits: generous, logged })
      await app.given.account({ address })
      let { browser, rest } = await route.open(app)
      await refill(app)
      for (const [field, kind] of Object.entries(route.fields)) {
        for (const bad of casesFor[kind]) {
          await sendCase(app, route, { browser, rest, field, bad, logged })
          await refill(app)
          // Some cases are good enough to get on: then the way to the form is gone again.
          if (kind === 'opaque' && field === 'account') ({ browser, rest } = await route.open(app))
        }
      }
    })
  }
})

type Sent = { browser: Browser; rest: Record<string, string>; field: string; bad: corpus.BadCase; logged: string[] }

async function sendCase(app: TestApp, route: FormRoute, { browser, rest, field, bad, logged }: Sent): Promise<void> {
  const where = `${bad.name} as ${field} of ${route.action}`
  const inPath = route.action.includes(`:${field}`)
  const action = inPath ? route.action.replace(`:${field}`, encoded(bad.value)) : route.action
  logged.length = 0
  const before = process.cpuUsage()
  const answer = await browser.post(action, inPath ? rest : { ...rest, [field]: bad.value })
  const html = await answer.text()
  const { user, system } = process.cpuUsage(before)
  assert.ok(answer.status < 500, `${where}: ${answer.status}`)
  assert.ok((user + system) / 1000 < cpuLimitMs, `${where}: ${(user + system) / 1000} ms`)
  assertWithin(app, answer.headers.get('location'), where)
  if (answer.status >= 400 && answer.status !== 404) assert.match(html, /data-problem="GK\d{4}"/, where)
  await assertOneLine(logged, where)
  if (answer.status >= 400) assertKept(html, field, bad.value, where)
}

/** As a browser would put it into an address. */
function encoded(value: string): string {
  return encodeURIComponent(value.toWellFormed()).slice(0, 8000) || 'x'
}

function assertWithin(app: TestApp, location: string | null, where: string): void {
  if (location !== null) assert.equal(new URL(location, app.url).origin, app.url, `${where} leads to ${location}`)
}

async function assertOneLine(logged: string[], where: string): Promise<void> {
  for (let wait = 0; wait < 20 && logged.length === 0; wait += 1) await new Promise((resolve) => setTimeout(resolve, 5))
  const lines = logged.filter((line) => !line.includes('message accepted'))
  assert.equal(lines.length, 1, `${where}: ${JSON.stringify(lines)}`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
  assert.match(lines[0] as string, /^\d\d:\d\d:\d\d [^\u0000-\u001f\u007f-\u009f\u2028-\u202e]*\n$/, where)
}

const shown = new Set(['identifier', 'email', 'fullName', 'familyName', 'givenName', 'reading'])

/** A refusal shows what was typed, so that nobody types it twice; secrets never come back. */
function assertKept(html: string, field: string, value: string, where: string): void {
  const tag = new RegExp(`<input[^>]* name="${field}"[^>]*>`).exec(html)?.[0]
  const typed = value.replaceAll('\0', '').toWellFormed()
  if (/^(password|code)$/.test(field)) {
    if (typed.length > 7) assert.ok(!html.includes(escaped(typed)), `${where} came back`)
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

test('text that JSON can carry and the database cannot is no fault', {
  todo: 'readEvidence has to check inApp',
}, async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const route = formRoutes.find(({ action }) => action === '/sign-in/password') as FormRoute
  const { browser, rest } = await route.open(app)
  for (const { name, value } of corpus.evidencesOfNoText) {
    const answer = await browser.post(route.action, { ...rest, password: 'wrong', evidence: value })
    assert.equal(answer.status, 401, name)
  }
})
