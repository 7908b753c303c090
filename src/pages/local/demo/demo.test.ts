import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { Browser, Seen } from '../../../../test/browser.ts'
import { startApp, type TestApp } from '../../../../test/start-app.ts'
import { startDemo } from '../../../app/index.ts'
import { receiptsFor } from '../../../mechanisms/delivery/index.ts'
import { sha256 } from '../../../platform/crypto/index.ts'
import { fillDemo } from '../index.ts'
import { addressOf, applications, type DemoPerson, demoPassword, formerPassword, people } from './fixtures.ts'
import { startDemoMail } from './mail-server.ts'

let app: TestApp
let mail: Awaited<ReturnType<typeof startDemoMail>>

const everybody: readonly DemoPerson[] = people
const typed = { now: demoPassword, former: formerPassword, anything: 'Wrong-guess-1-maple' }
const pathOf = (path: string) => new URL(path, 'http://localhost').pathname

/** From the list of the start page to the answer of the password page. */
async function tryIt(browser: Browser, { id, type }: DemoPerson): Promise<Seen> {
  const page = await browser.get(`/local/demo/${id}`)
  assert.equal(pathOf(page.path), '/sign-in/password')
  return browser.submit(page, '/sign-in/password', { password: typed[type] })
}

suite('a filled installation', () => {
  before(async () => {
    mail = await startDemoMail()
    app = await startApp({ config: { smtpUrl: mail.url } })
    await startDemo(app.config)
    // A second start finds all of it, and breaks anew what was repaired.
    await startDemo(app.config)
  })
  after(async () => {
    await app[Symbol.asyncDispose]()
    await mail.stop()
  })

  suite('every account of the demo does what the start page says', () => {
    for (const person of everybody.filter(({ comes }) => comes !== 'mail')) {
      test(`${person.id}: ${person.comes}`, async () => {
        const answer = await tryIt(app.browser(), person)
        if (person.comes === 'in') assert.equal(pathOf(answer.path), '/account')
        else assert.equal(answer.problem, person.comes, answer.text.slice(0, 500))
      })
    }

    for (const [id, kinds] of [
      ['bounce', ['no_such_user']],
      ['full', ['mailbox_full']],
      ['carrier', ['accepted']],
    ] as const) {
      test(`${id}: what became of the mail is known`, async () => {
        const person = everybody.find((one) => one.id === id) as DemoPerson
        const browser = app.browser()
        const page = await browser.get(`/local/demo/${id}`)
        assert.equal(pathOf(page.path), '/reset')
        await app.pass(11)
        const address = addressOf(person, app.config.accountsDomain)
        await browser.submit(page, '/reset', { identifier: address })
        const receipts = await settled(address)
        assert.deepEqual([...new Set(receipts.map((one) => one.class))], kinds)
        // The filter refused the first one: the second went out without links.
        if (id === 'carrier') assert.equal(receipts[0]?.attempts, 2)
      })
    }

    test('in its own browser nobody locks an account out, and the page hears more than a stranger', async () => {
      const own = async (id: string, password: string) => {
        const browser = app.browser()
        const page = await browser.get(`/local/demo/${id}?own=1`)
        return browser.submit(page, '/sign-in/password', { password })
      }
      assert.equal(pathOf((await own('strangers', demoPassword)).path), '/account')
      for (const id of ['manager', 'elsewhere', 'takeover']) {
        const answer = await own(id, formerPassword)
        assert.match(answer.problem ?? '', /^GK3/)
        const { rows } = await app.database.query(
          `select evidence, familiar from sign_in_log where outcome = 'refused' order by at desc limit 1`,
        )
        assert.deepEqual([rows[0].familiar, rows[0].evidence.former], [true, true], id)
      }
    })

    test('of one address with two accounts, the other kind takes the former password', async () => {
      const browser = app.browser()
      const page = await browser.get('/local/demo/kinds')
      const other = /href="(\/sign-in\/password\?[^"]*kind=personal)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&')
      const answer = await browser.submit(await browser.get(other as string), '/sign-in/password', {
        password: formerPassword,
      })
      assert.equal(pathOf(answer.path), '/account')
    })

    test('the one whose password was changed has a mail that takes it back', async () => {
      const [told] = await app.mail('daisuke@example.com')
      assert.equal(told?.template, 'password_changed')
    })
  })

  async function settled(to: string) {
    for (let look = 0; look < 200; look += 1) {
      const found = await receiptsFor(app.db, { to })
      if (found.length > 0 && found.every(({ status }) => status === 'accepted' || status === 'refused')) return found
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    return receiptsFor(app.db, { to })
  }

  suite('every application of the demo keeps people out as the start page says', () => {
    const request = (clientId: string) => {
      const query = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        scope: 'openid',
        redirect_uri: `http://localhost:${app.config.examplePort}/callback`,
        code_challenge: sha256('verifier').toString('base64url'),
        code_challenge_method: 'S256',
      })
      return `/oauth/authorize?${query}`
    }

    for (const { id, clientId, comes } of applications) {
      test(`${id}: ${comes}`, async () => {
        const browser = app.browser()
        await tryIt(browser, everybody.find((one) => one.id === 'fine') as DemoPerson)
        let answer = await browser.get(request(clientId))
        if (id === 'loop') for (let n = 0; n < 3; n += 1) answer = await browser.get(request(clientId))
        assert.equal(answer.problem, comes, answer.text.slice(0, 500))
      })
    }
  })

  test('the start page lists all of it in both languages, and the addresses that it fills in', async () => {
    for (const [language, words] of [
      ['en', /Try to get in/],
      ['ja', /入れるか試してみる/],
    ] as const) {
      const page = await app.browser({ language }).get('/local')
      assert.match(page.text, words)
      for (const person of everybody) {
        assert.ok(page.html.includes(`href="/local/demo/${person.id}"`), person.id)
        assert.ok(page.text.includes(addressOf(person, app.config.accountsDomain)), person.id)
      }
      for (const { clientId } of applications) assert.ok(page.html.includes(`client=${clientId}`), clientId)
      assert.ok(page.text.includes(demoPassword))
    }
    assert.equal((await app.browser().get('/local/demo/nobody')).status, 404)
  })
})

test('outside local mode nothing is filled, and an installation that was not filled lists nothing', async () => {
  await using other = await startApp({ config: { local: false } })
  await assert.rejects(startDemo(other.config), /local mode only/)
  const refused = fillDemo(other.context)
  await assert.rejects(refused, /local mode only/)
  await using plain = await startApp()
  assert.doesNotMatch((await plain.browser().get('/local')).text, /Sakura/)
  assert.equal((await plain.browser().get('/local/demo/fine')).status, 404)
})
