import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sentMessages } from '../../src/mechanisms/delivery/index.ts'
import { sha256 } from '../../src/platform/crypto/index.ts'
import type { Browser } from '../browser.ts'
import { startApp, type TestApp } from '../start-app.ts'
import { generous, storedHash } from './means.ts'

const people = ['aiko@example.com', 'mallory@example.com', 'nobody@example.com'] as const

/** Whose mailbox each browser reads: two of Aiko, one of Mallory. */
const mailboxes = [people[0], people[0], people[1]] as const

const moves = [
  'ask',
  'ask with a page that was open',
  'type the code',
  'type a wrong code',
  'open the link',
  'look at the last page',
  'name somebody else',
  'name somebody else',
  'try another way',
  'type the code of the other way',
  'choose an account',
  'send another code',
  'replay a form',
  'start clean',
  'wait',
] as const

type Step = {
  browser: number
  move: (typeof moves)[number] | 'set the password'
  /** Mostly the newest page, code or form. */
  pick: number
  person: (typeof people)[number]
}

const anyBrowser = fc.nat(2)
const anyPick = fc.constantFrom(0, 0, 0, 1, 2, 5)

const strange: fc.Arbitrary<Step> = fc.record({
  browser: anyBrowser,
  move: fc.constantFrom(...moves),
  pick: anyPick,
  person: fc.constantFrom(...people),
})

const beginnings: [Step['move'], Step['move']][] = [
  ['ask', 'type the code'],
  ['ask', 'type the code'],
  ['ask', 'open the link'],
  ['ask', 'type the code of the other way'],
  ['try another way', 'type the code'],
  ['try another way', 'type the code of the other way'],
]

/** A reset that is begun and comes so far, then anything, then a password all the same. */
const stretch: fc.Arbitrary<Step[]> = fc
  .record({
    browser: anyBrowser,
    beginning: fc.constantFrom(...beginnings),
    far: fc.nat(2),
    anything: fc.array(strange, { maxLength: 3 }),
    finisher: fc.option(anyBrowser, { freq: 3 }),
    pick: anyPick,
  })
  .map(({ browser, beginning, far, anything, finisher, pick }) => {
    const person = mailboxes[browser] as Step['person']
    const begun = beginning.map((move): Step => ({ browser, move, pick: 0, person }))
    const end: Step = { browser: finisher ?? browser, move: 'set the password', pick, person }
    return [...begun.slice(0, far), ...anything, end]
  })

const walks = fc.array(stretch, { minLength: 3, maxLength: 6 }).map((stretches) => stretches.flat())

/** What somebody who follows every edge has at hand. Pages are shared: an address may leak. */
class Walk {
  readonly browsers: Browser[]
  readonly flows: string[] = []
  readonly forms: { path: string; fields: Record<string, string> }[] = []
  readonly app: TestApp
  readonly accounts: { address: string; accountId: string }[]
  changes = 0

  constructor(app: TestApp, accounts: { address: string; accountId: string }[]) {
    this.app = app
    this.accounts = accounts
    this.browsers = mailboxes.map(() => app.browser())
  }

  async walk(all: Step[]): Promise<void> {
    for (const step of all) await this.judge(step, () => this.take(step))
  }

  async take({ browser: index, move, pick, person }: Step): Promise<void> {
    const browser = this.browsers[index] as Browser
    const mailbox = mailboxes[index] as string
    const contact = person
    const flow = this.recent(this.flows, pick) ?? ''
    const send = (path: string, fields: Record<string, string>) => this.send(browser, path, fields)
    switch (move) {
      case 'ask':
        return send('/reset', { identifier: contact })
      case 'ask with a page that was open':
        return send('/reset', { identifier: contact, flow })
      case 'type the code':
        return send('/reset/code', { flow, code: await this.code(mailbox, pick) })
      case 'type a wrong code':
        return send('/reset/code', { flow, code: '000000' })
      case 'open the link':
        return send(await this.link(mailbox, pick), {})
      case 'set the password':
        return send('/reset/password', { flow, password: 'Maple-otter-8-ribbon' })
      case 'look at the last page':
        return this.open(browser, `/reset/password?flow=${flow}`)
      case 'name somebody else':
        return send('/sign-in', { flow, identifier: contact })
      case 'try another way':
        return send('/sign-in/code', { flow, identifier: contact })
      case 'type the code of the other way':
        return send('/sign-in/code/code', { flow, code: await this.code(mailbox, pick) })
      case 'choose an account':
        return send('/reset/account', { flow, account: this.idOf(contact) })
      case 'send another code':
        return send('/reset/resend', { flow })
      case 'replay a form': {
        const form = this.recent(this.forms, pick)
        return form && send(form.path, form.fields)
      }
      case 'start clean':
        return send('/start-clean', { flow })
      case 'wait':
        return this.app.pass(31)
    }
  }

  idOf(address: string): string {
    return this.accounts.find((account) => account.address === address)?.accountId ?? 'nobody'
  }

  recent<Item>(list: Item[], pick: number): Item | undefined {
    return list[Math.max(0, list.length - 1 - pick)]
  }

  /** Also those that are still on their way. */
  mails(mailbox: string) {
    return sentMessages(this.app.db, this.app.keys, this.app.config, { to: mailbox })
  }

  async code(mailbox: string, pick: number): Promise<string> {
    const codes = (await this.mails(mailbox)).flatMap(({ code }) => code ?? [])
    return codes[Math.min(pick, codes.length - 1)] ?? '123456'
  }

  async link(mailbox: string, pick: number): Promise<string> {
    const links = (await this.mails(mailbox)).flatMap(({ template, link }) => (template === 'reset_code' && link) || [])
    return new URL(links[Math.min(pick, links.length - 1)] ?? '/reset/link/none', this.app.url).pathname
  }

  async send(browser: Browser, path: string, fields: Record<string, string>): Promise<void> {
    this.forms.push({ path, fields })
    // Without scripts there is no proof of work, only a wait, which is left out here.
    await this.app.database.query('delete from rate_window')
    this.keep(await browser.send(path, fields))
  }

  async open(browser: Browser, path: string): Promise<void> {
    this.keep(await browser.get(path))
  }

  keep(seen: { html: string; path: string; status: number }): void {
    assert.ok(seen.status < 500, `${seen.status} at ${seen.path}`)
    const found = [...`${seen.path} ${seen.html}`.matchAll(/flow(?:=|" value=")([ao][\da-f]{14})/g)].map(
      ([, flow]) => flow,
    )
    for (const flow of new Set(found as string[])) if (!this.flows.includes(flow)) this.flows.push(flow)
    this.leakFlows()
  }

  /** The cookies of flows leak to everybody too: they say where somebody goes, and prove nothing. */
  leakFlows(): void {
    for (const from of this.browsers)
      for (const [name, value] of from.cookies)
        if (name.startsWith('genkan_flow_'))
          for (const to of this.browsers) if (!to.cookies.has(name)) to.cookies.set(name, value)
  }

  /** After each step: what changed must follow from a proof of this very contact, in this very browser. */
  async judge(step: Step, take: () => Promise<void>): Promise<void> {
    const browser = this.browsers[step.browser] as Browser
    const mailbox = mailboxes[step.browser]
    const cookie = browser.cookies.get('genkan_browser')
    const before = await this.state()
    await take()
    const after = await this.state()
    for (const [id, now] of after.challenges) {
      const then = before.challenges.get(id)
      if (now.proven && !then?.proven) {
        assert.equal(now.contact, mailbox, `${step.move}: the proof of a mailbox that is not at hand`)
        assert.match(step.move, /code|link|replay/)
      }
    }
    const spent = [...after.challenges].filter(([id, now]) => now.spent && !before.challenges.get(id)?.spent)
    for (const { address, accountId } of this.accounts) {
      const proof = (purposes: string[]) =>
        spent.some(
          ([, { purpose, contact, browserHash, proven }]) =>
            proven && purposes.includes(purpose) && contact === address && browserHash === hashOf(cookie),
        )
      if (after.hashes.get(address) !== before.hashes.get(address)) {
        assert.ok(proof(['reset']) && mailbox === address, `${step.move}: a password was set without its proof`)
        this.changes += 1
      }
      if ((after.sessions.get(accountId) ?? 0) > (before.sessions.get(accountId) ?? 0))
        assert.ok(proof(['reset', 'sign_in']) && mailbox === address, `${step.move}: a session without its proof`)
    }
  }

  async state() {
    const { rows: challenges } = await this.app.database.query(`
      select encode(challenge_hash, 'hex') as id, purpose, contact_value as contact, encode(browser_hash, 'hex') as "browserHash",
        proven_at is not null as proven, spent_at is not null as spent from challenge`)
    const { rows: sessions } = await this.app.database.query(
      'select account_id as id, count(*)::int as n from session group by account_id',
    )
    const hashes = new Map<string, string | undefined>()
    for (const { address, accountId } of this.accounts) hashes.set(address, await storedHash(this.app, accountId))
    return {
      challenges: new Map<string, Challenge>(challenges.map((row) => [row.id, row])),
      sessions: new Map<string, number>(sessions.map((row) => [row.id, row.n])),
      hashes,
    }
  }
}

type Challenge = { purpose: string; contact: string; browserHash: string; proven: boolean; spent: boolean }

function hashOf(cookie: string | undefined): string {
  return cookie ? sha256(cookie).toString('hex') : ''
}

test('ATK-030 on no path is a password set without the proof of that contact, for that account, in that browser', async () => {
  await using app = await startApp({ limits: generous })
  const accounts = [
    await app.given.account({ address: people[0] }),
    await app.given.account({ address: people[1], name: 'Mallory' }),
  ]
  let changes = 0
  await fc.assert(
    fc.asyncProperty(walks, async (all) => {
      const walk = new Walk(app, accounts)
      await walk.walk(all)
      changes += walk.changes
      await app.database.query('delete from challenge; delete from one_time; delete from message; delete from session')
    }),
    {
      seed: 20261122,
      numRuns: 300,
      interruptAfterTimeLimit: 15_000,
      markInterruptAsFailure: false,
      endOnFailure: true,
    },
  )
  assert.ok(changes > 0, 'the walk never came to the end of a reset')
})
