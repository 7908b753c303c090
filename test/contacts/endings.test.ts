import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as oidc from 'openid-client'
import type { ClientRecord } from '../../src/records/clients/index.ts'
import { type Ending, type EndingAct, endings } from '../../src/services/end-access/index.ts'
import type { Browser } from '../browser.ts'
import { registerClient } from '../clients.ts'
import { runGenkan } from '../command-line.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'
import { endingsTable } from './endings-table.ts'
import { another, codeTo, confirmed, day, isIn, linkTo, pathOf, press } from './story.ts'

const redirectUri = 'https://app.example.com/cb'

type Client = ClientRecord & { secret: string }

/** One account, signed in on two browsers, each with an application that may use it while its person is away. */
type Scene = {
  app: TestApp
  address: string
  accountId: string
  here: Browser
  there: Browser
  tokens: { here: Tokens; there: Tokens }
  clients: { here: Client; there: Client }
  /** The mailed link to a new password, and a code page that is open in a third browser. */
  pending: { link: string; code(): Promise<boolean> }
}

type Tokens = { settings: oidc.Configuration; access: string; refresh: string }

async function setScene(app: TestApp, clients: Scene['clients'], address: string, prepared?: Prepare): Promise<Scene> {
  const { accountId } = await app.given.account({ address })
  await prepared?.(app, address)
  const [here, there] = [app.browser(), app.browser()]
  for (const browser of [here, there]) assert.equal(pathOf(await signIn(browser, address, password)), '/account')
  const tokens = { here: await enter(app, clients.here, here), there: await enter(app, clients.there, there) }
  return { app, address, accountId, here, there, tokens, clients, pending: await askForReset(app, address) }
}

type Prepare = (app: TestApp, address: string) => Promise<unknown>

async function askForReset(app: TestApp, address: string): Promise<Scene['pending']> {
  await app.pass(11)
  const stranger = app.browser()
  const page = await stranger.submit(await stranger.get('/reset'), '/reset', { identifier: address })
  const link = await linkTo(app, address, 'reset_code')
  const code = await codeTo(app, address)
  const proves = async () => pathOf(await stranger.submit(page, '/reset/code', { code })) === '/reset/password'
  return { link, code: proves }
}

/** Signs a browser in to an application that may act while its person is away. */
async function enter(app: TestApp, client: Client, browser: Browser): Promise<Tokens> {
  const auth = oidc.ClientSecretBasic(client.secret)
  const settings = await oidc.discovery(new URL(app.url), client.clientId, undefined, auth, {
    execute: [oidc.allowInsecureRequests],
  })
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
  const url = oidc.buildAuthorizationUrl(settings, {
    redirect_uri: redirectUri,
    scope: 'openid offline_access',
    prompt: 'consent',
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  })
  const consent = await browser.get(url.pathname + url.search)
  const back = await browser.submit(consent, '/oauth/consent', { decision: 'allow' })
  const given = await oidc.authorizationCodeGrant(settings, new URL(back.path), { pkceCodeVerifier })
  return { settings, access: given.access_token, refresh: given.refresh_token as string }
}

async function isAlive(app: TestApp, { settings, access, refresh }: Tokens): Promise<boolean> {
  const headers = { authorization: `Bearer ${access}` }
  const userinfo = (await fetch(`${app.url}/oauth/userinfo`, { headers })).status === 200
  const refreshed = await oidc.refreshTokenGrant(settings, refresh).then(
    () => true,
    () => false,
  )
  assert.equal(userinfo, refreshed, 'the access token and the refresh token have one fate')
  return refreshed
}

type Walked = {
  /** Which browser, and which application, the act is about. */
  of?: 'here' | 'there'
  /** Before anybody signs in. */
  prepared?: Prepare
  go(scene: Scene): Promise<unknown>
}

const changePassword = (fields: Record<string, string>) => async (scene: Scene) => {
  const { here } = scene
  const form = await here.get('/account/password')
  const done = await here.submit(form, '/account/password', { current: password, password: another, ...fields })
  assert.equal(pathOf(done), '/account/security', done.text)
}

async function reset({ app, address, here }: Scene): Promise<void> {
  await app.pass(11)
  const asked = await here.submit(await here.get('/reset'), '/reset', { identifier: address })
  const next = await here.submit(asked, '/reset/code', { code: await codeTo(app, address) })
  assert.equal(pathOf(await here.submit(next, '/reset/password', { password: another })), '/account')
}

/** The password is changed by somebody, days after the account was made: something to undo. */
const changedByStranger: Prepare = async (app, address) => {
  await app.pass(2 * day)
  const stranger = app.browser()
  await signIn(stranger, address, password)
  await stranger.submit(await stranger.get('/account/password'), '/account/password', {
    current: password,
    password: another,
  })
  await app.database.query(`update authenticator set data = (select data from authenticator where ended_at is not null
    and account_id = (select account_id from account where user_name = '${address}') limit 1)
    where ended_at is null and account_id = (select account_id from account where user_name = '${address}')`)
}

const byCommand =
  (...words: string[]) =>
  async ({ app, address }: Scene) => {
    const { code, err } = await runGenkan(app, ['accounts', words[0] as string, address, ...words.slice(1)])
    assert.equal(code, 0, err)
  }

const walked: Partial<Record<EndingAct, Walked[]>> = {
  signed_out: [
    { of: 'here', go: async ({ here }) => here.submit(await here.get('/sign-out'), '/sign-out', { how: 'one' }) },
  ],
  signed_out_browser: [{ of: 'here', go: ({ here }) => here.send('/sign-out', { how: 'browser' }) }],
  browser_cleaned: [
    { of: 'here', go: async ({ here }) => here.submit(await here.get('/start-clean'), '/start-clean') },
  ],
  session_ended: [
    {
      of: 'there',
      go: async ({ app, here, there }) => {
        const form = await here.get('/account/sessions')
        const own = await there.get('/account/sessions')
        const { rows } = await app.database.query('select session_id from session where ended_at is null')
        const ids = rows.map(({ session_id }) => session_id).filter((id) => form.html.includes(id))
        const session = ids.find((id) => !own.html.includes(`value="${id}"`)) as string
        await here.submit(form, '/account/sessions/end', { session })
      },
    },
  ],
  other_sessions_ended: [
    {
      of: 'here',
      go: async ({ here }) => here.submit(await here.get('/account/sessions'), '/account/sessions/end-others'),
    },
  ],
  signed_out_everywhere: [
    { go: async ({ here }) => here.submit(await here.get('/sign-out'), '/sign-out', { how: 'everywhere' }) },
  ],
  sessions_ended_by_operator: [{ go: byCommand('end-sessions', '--yes') }],
  password_changed: [{ of: 'here', go: changePassword({}) }],
  password_changed_keeping_applications: [{ of: 'here', go: changePassword({ keepApplications: 'yes' }) }],
  password_reset: [{ of: 'here', go: reset }],
  password_reset_held: [
    {
      of: 'here',
      prepared: async (app) => app.pass(40 * day),
      go: reset,
    },
  ],
  sign_in_disowned: [
    {
      of: 'there',
      go: async ({ app, here, accountId }) => {
        const { rows } = await app.database.query(
          `select l.attempt_id from sign_in_log l join session s on s.browser_hash = l.browser_hash
           where l.account_id = $1 and l.outcome = 'success' order by l.at desc limit 1`,
          [accountId],
        )
        const path = `/account/history/${rows[0].attempt_id}/not-me`
        await here.submit(await here.get(path), path)
      },
    },
  ],
  takeover_reported: [
    { go: async ({ app, address }) => press(app.browser(), await linkTo(app, address, 'new_browser')) },
  ],
  contest_opened: [
    {
      prepared: changedByStranger,
      go: async ({ app, address }) => press(app.browser(), await linkTo(app, address, 'password_changed')),
    },
  ],
  contest_decided: [
    {
      prepared: changedByStranger,
      go: async ({ app, address, here }) => {
        const seen = await press(here, await linkTo(app, address, 'password_changed'))
        const done = await here.submit(seen, pathOf(seen), { password })
        assert.match(done.text, /The change was undone/)
      },
    },
  ],
  account_disabled: [{ go: byCommand('disable', '--yes') }],
  account_closed: [
    { go: byCommand('close', '--yes') },
    { go: async ({ here }) => here.submit(await confirmed(here, '/account/close'), '/account/close') },
  ],
  application_disconnected: [
    {
      of: 'there',
      go: async ({ here, clients }) =>
        here.submit(await here.get('/account/applications'), '/account/applications/revoke', {
          client: clients.there.clientId,
        }),
    },
  ],
}

/** Walked by others: an application's own sign-out, and what is done with applications and their tokens. */
const elsewhere: EndingAct[] = [
  'signed_out_by_application',
  'application_turned_off',
  'application_removed',
  'application_narrowed',
  'token_given_back',
  'token_reused',
  // Nothing is removed yet but by a contest.
  'authenticator_removed',
]

/** What the table says of the two browsers, their applications, and what is on its way. */
function expected(ending: Ending, of: 'here' | 'there') {
  const ended = (browser: 'here' | 'there'): boolean => {
    const { sessions } = ending
    if (sessions === 'others') return browser !== 'here'
    return sessions === 'all' || sessions === 'not_established' || (sessions !== undefined && browser === of)
  }
  const revoked = (browser: 'here' | 'there') => {
    const { grants } = ending
    if (grants === 'of_sessions') return ended(browser)
    return grants === 'all' || (grants !== undefined && browser === of)
  }
  const stranger = (browser: 'here' | 'there') => {
    const { devices } = ending
    if (devices === 'others') return browser !== 'here'
    return devices === 'all' || (devices === 'one' && browser === of)
  }
  const both = (is: (browser: 'here' | 'there') => boolean) => ({ here: !is('here'), there: !is('there') })
  return { signedIn: both(ended), applications: both(revoked), familiar: both(stranger), pending: !ending.pending }
}

/** The session that a reset begins is a new one: the old ones of both browsers have ended. */
const beginsAnew: EndingAct[] = ['password_reset', 'password_reset_held']

async function found({ app, accountId, here, there, tokens, pending }: Scene, before: string[]) {
  const { rows: sessions } = await app.database.query(
    'select session_id from session where account_id = $1 and ended_at is null',
    [accountId],
  )
  const { rows: devices } = await app.database.query(
    'select encode(browser_hash, $2) as hash, trusted from browser_account where account_id = $1 order by first_used_at',
    [accountId, 'hex'],
  )
  const trusted = devices.slice(-2).map((row) => row.trusted)
  const alive = sessions.map(({ session_id }) => session_id)
  return {
    signedIn: { here: alive.includes(before[0]), there: alive.includes(before[1]) },
    applications: { here: await isAlive(app, tokens.here), there: await isAlive(app, tokens.there) },
    familiar: { here: trusted[0], there: trusted[1] },
    pending: await pending.code(),
    pages: { here: await isIn(here), there: await isIn(there) },
  }
}

async function sessionsOf({ app, accountId }: Scene): Promise<string[]> {
  const { rows } = await app.database.query(
    'select session_id from session where account_id = $1 and ended_at is null order by created_at',
    [accountId],
  )
  return rows.slice(-2).map(({ session_id }) => session_id)
}

test('docs/security.md has the table of what ends with which act, as it is in the code', () => {
  assert.ok(readFileSync('docs/security.md', 'utf8').includes(endingsTable()), 'put endingsTable() in')
})

test('every act of the table is walked through its doors, here or elsewhere', () => {
  assert.deepEqual([...Object.keys(walked), ...elsewhere].sort(), Object.keys(endings).sort())
})

for (const [act, ways] of Object.entries(walked) as [EndingAct, Walked[]][]) {
  test(`what ends with ${act} is what the table says, and no more`, async () => {
    await using app = await startApp({ limits: { codesPerContactHour: 100, codesPerContactDay: 100 } })
    const client = (name: string) =>
      registerClient(app.db, { name, firstParty: false, metadata: { redirect_uris: [redirectUri] } })
    const clients = { here: await client('Here'), there: await client('There') }
    for (const [n, way] of ways.entries()) {
      const scene = await setScene(app, clients, `person${n}@example.com`, way.prepared)
      const before = await sessionsOf(scene)
      await way.go(scene)
      const wanted = expected(endings[act], way.of ?? 'here')
      const { pages, ...is } = await found(scene, before)
      assert.deepEqual(is, wanted)
      const signedIn = beginsAnew.includes(act) ? { here: true, there: false } : wanted.signedIn
      assert.deepEqual(pages, signedIn, 'a page says the same')
    }
  })
}
