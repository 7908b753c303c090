import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask, enter, follow, goOn, openApplication, redeem } from './application.ts'
import { type Installation, openInstallation } from './installation.ts'

/** The answer that an application gets, as its parameters. */
function answerOf(location: string): Record<string, string> {
  assert.match(location, /^https:\/\/app\.example\.com\/cb\?/)
  return Object.fromEntries(new URL(location).searchParams)
}

async function twoKinds(installation: Installation) {
  const owner = await installation.organization('株式会社カンパニー')
  return {
    owner,
    personal: await installation.account({ email: 'tanaka@outlook.example.com' }),
    work: await installation.account({ email: 'tanaka@company.example.co.jp', organizationId: owner }),
  }
}

test('of several accounts that fit none is chosen silently', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const { personal, work } = await twoKinds(installation)
  const browser = installation.browser()
  await browser.signIn(personal)
  const chosen = await browser.signIn(work)
  const asking = await ask(app)
  const page = await follow(browser, asking.url)
  assert.match(page, /^\/accounts\?flow=/)
  const tokens = await redeem(app, asking, await goOn(browser, page, chosen))
  assert.equal(tokens.claims()?.sub, work.accountId)
  assert.equal(tokens.claims()?.account_kind, 'organization')
  assert.equal(tokens.claims()?.organization_id, work.ownerId)
  assert.equal(tokens.claims()?.organization_name, '株式会社カンパニー')
  const silent = answerOf(await follow(browser, (await ask(app, { prompt: 'none' })).url))
  assert.equal(silent.error, 'account_selection_required')
})

test('the account of the other kind is never used: the one that fits is, and without one the picker says why', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(
    installation,
    await installation.client({ accountKind: 'organization', name: '経費' }),
  )
  const { personal, work } = await twoKinds(installation)
  const browser = installation.browser()
  await browser.signIn(personal)
  const page = await follow(browser, (await ask(app)).url)
  assert.match(page, /^\/accounts\?flow=/)
  assert.equal(installation.flowOf(browser, page).requirement?.kind, 'organization')
  const silent = answerOf(await follow(browser, (await ask(app, { prompt: 'none' })).url))
  assert.equal(silent.error, 'login_required')
  assert.equal(silent.genkan_code, 'GK2003')
  assert.equal(silent.error_uri, `${installation.url}/help/e/GK2003`)
  assert.equal(silent.iss, installation.url)
  await browser.signIn(work)
  assert.equal((await enter(app, browser)).claims()?.sub, work.accountId)
})

test('a session of the wrong kind or of another browser is refused after the pages too', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({ accountKind: 'organization' }))
  const { personal, work } = await twoKinds(installation)
  const browser = installation.browser()
  const wrong = await browser.signIn(personal)
  const page = await follow(browser, (await ask(app)).url)
  assert.match(await goOn(browser, page, wrong), /^\/accounts\?flow=/)
  const elsewhere = await installation.browser().signIn(work)
  assert.match(await goOn(browser, page, elsewhere), /^\/accounts\?flow=/)
})

test('an application of one organisation takes its accounts only', async () => {
  await using installation = await openInstallation()
  const { owner, work } = await twoKinds(installation)
  const other = await installation.account({
    email: 'a@other.example.com',
    organizationId: await installation.organization('Other'),
  })
  const app = await openApplication(
    installation,
    await installation.client({ accountKind: 'organization', organizationId: owner }),
  )
  const browser = installation.browser()
  await browser.signIn(other)
  assert.match(await follow(browser, (await ask(app)).url), /^\/accounts/)
  await browser.signIn(work)
  assert.equal((await enter(app, browser)).claims()?.sub, work.accountId)
})

test('account_kind in a request narrows what an application takes, and never widens it', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const { personal, work } = await twoKinds(installation)
  const browser = installation.browser()
  await browser.signIn(personal)
  await browser.signIn(work)
  assert.equal((await enter(app, browser, { account_kind: 'personal' })).claims()?.sub, personal.accountId)
  const strict = await openApplication(installation, await installation.client({ accountKind: 'personal' }))
  const refused = answerOf(await follow(browser, (await ask(strict, { account_kind: 'organization' })).url))
  assert.equal(refused.error, 'invalid_request')
})

test('prompt=select_account shows the picker even with one session, prompt=create the sign-up', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const account = await installation.account()
  const browser = installation.browser()
  const sessionId = await browser.signIn(account)
  const choosing = await ask(app, { prompt: 'select_account' })
  const picker = await follow(browser, choosing.url)
  assert.match(picker, /^\/accounts\?flow=/)
  assert.equal((await redeem(app, choosing, await goOn(browser, picker, sessionId))).claims()?.sub, account.accountId)
  const creating = await ask(app, { prompt: 'create' })
  const signUp = await follow(browser, creating.url)
  assert.match(signUp, /^\/sign-up\?flow=/)
  const fresh = await installation.account()
  const location = await goOn(browser, signUp, await browser.signIn(fresh))
  assert.equal((await redeem(app, creating, location)).claims()?.sub, fresh.accountId)
})

test('prompt=login asks for a new sign-in, and an old session does not pass for one', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const account = await installation.account()
  const browser = installation.browser()
  const old = await browser.signIn(account)
  await installation.pass(60)
  const asking = await ask(app, { prompt: 'login' })
  const page = await follow(browser, asking.url)
  assert.match(page, /^\/sign-in\?flow=/)
  assert.equal(installation.flowOf(browser, page).loginHint, account.userName)
  assert.match(await goOn(browser, page, old), /^\/sign-in\?flow=/)
  await installation.pass(7 * 24 * 3600)
  const fresh = await browser.signIn(account)
  const tokens = await redeem(app, asking, await goOn(browser, page, fresh))
  assert.ok((tokens.claims()?.auth_time as number) > Date.now() / 1000 - 60)
})

test('max_age is honoured, and told by auth_time', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  await installation.pass(600)
  assert.ok((await enter(app, browser, { max_age: '3600' })).claims()?.auth_time)
  assert.match(await follow(browser, (await ask(app, { max_age: '300' })).url), /^\/sign-in\?flow=/)
  const silent = answerOf(await follow(browser, (await ask(app, { max_age: '300', prompt: 'none' })).url))
  assert.equal(silent.error, 'login_required')
})

test('an id token or a login hint says which of several accounts is meant', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const { personal, work } = await twoKinds(installation)
  const browser = installation.browser()
  await browser.signIn(personal)
  await browser.signIn(work)
  for (const hint of [personal.userName, personal.accountId, 'ＴＡＮＡＫＡ＠outlook.example.com']) {
    assert.equal((await enter(app, browser, { login_hint: hint, prompt: 'none' })).claims()?.sub, personal.accountId)
  }
  const { id_token } = await enter(app, browser, { login_hint: work.userName })
  assert.equal(
    (await enter(app, browser, { id_token_hint: id_token as string, prompt: 'none' })).claims()?.sub,
    work.accountId,
  )
  const stranger = await follow(browser, (await ask(app, { login_hint: 'someone@example.com' })).url)
  assert.match(stranger, /^\/sign-in\?flow=/)
  assert.equal(installation.flowOf(browser, stranger).loginHint, 'someone@example.com')
})

test('an id token of someone else brings that person to the sign-in page, and nobody else in', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const [first, second] = [await installation.account(), await installation.account()]
  const theirs = installation.browser()
  await theirs.signIn(first)
  const { id_token } = await enter(app, theirs)
  const browser = installation.browser()
  const mine = await browser.signIn(second)
  const asking = await ask(app, { id_token_hint: id_token as string })
  const page = await follow(browser, asking.url)
  assert.match(page, /^\/sign-in\?flow=/)
  assert.equal(installation.flowOf(browser, page).accountId, first.accountId)
  assert.match(await goOn(browser, page, mine), /^\/accounts\?flow=/)
  const right = await browser.signIn(first)
  assert.equal((await redeem(app, asking, await goOn(browser, page, right))).claims()?.sub, first.accountId)
})

test('going back to the application tells it access_denied', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  const asking = await ask(app)
  const page = await follow(browser, asking.url)
  const answer = answerOf(
    await follow(browser, `/oauth/cancel?flow=${new URL(page, installation.url).searchParams.get('flow')}`),
  )
  assert.equal(answer.error, 'access_denied')
  assert.equal(answer.state, asking.state)
  assert.equal(answer.iss, installation.url)
})

test('an old page, the Back button and a double click go on instead of ending in an error', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const account = await installation.account()
  const browser = installation.browser()
  const asking = await ask(app)
  const page = await follow(browser, asking.url)
  await installation.pass(8 * 24 * 3600)
  const sessionId = await browser.signIn(account)
  const [first, second] = await Promise.all([goOn(browser, page, sessionId), goOn(browser, page, sessionId)])
  assert.equal((await redeem(app, asking, first)).claims()?.sub, account.accountId)
  assert.equal((await redeem(app, asking, second)).claims()?.sub, account.accountId)
  assert.match(await goOn(browser, page, sessionId), /\?code=/)
  const withoutSession = await follow(
    browser,
    `/oauth/continue?flow=${new URL(page, installation.url).searchParams.get('flow')}`,
  )
  assert.match(withoutSession, /\?code=/)
})

test('an application that was turned off or moved while a page was open gets nothing', async () => {
  await using installation = await openInstallation()
  const client = await installation.client({ clientId: 'moving' })
  const app = await openApplication(installation, client)
  const browser = installation.browser()
  const page = await follow(browser, (await ask(app)).url)
  const sessionId = await browser.signIn(await installation.account())
  await installation.database.query(
    `update client set metadata = jsonb_set(metadata, '{redirect_uris}', '["https://new.example.com/cb"]'), version = version + 1`,
  )
  await new Promise((soon) => setTimeout(soon, 1000))
  const flow = new URL(page, installation.url).searchParams.get('flow')
  const answer = await browser.open(`/oauth/continue?flow=${flow}&session=${sessionId}`)
  assert.equal(answer.status, 400)
  assert.equal(answer.headers.get('location'), null)
  assert.match(await answer.text(), /data-problem="GK7005"/)
})

test('a long request survives the pages too', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const account = await installation.account()
  const browser = installation.browser()
  const asking = await ask(app, {
    claims: JSON.stringify({ id_token: { name: null, [`x${'y'.repeat(5000)}`]: null } }),
  })
  const page = await follow(browser, asking.url)
  assert.ok(page.length < 2000)
  const tokens = await redeem(app, asking, await goOn(browser, page, await browser.signIn(account)))
  assert.equal(tokens.claims()?.name, '田中 花子')
})

test('two tabs that enter two applications at once remember both', async () => {
  await using installation = await openInstallation()
  const apps = await Promise.all(
    [1, 2, 3, 4].map(async () => openApplication(installation, await installation.client({}))),
  )
  const browser = installation.browser()
  const sessionId = await browser.signIn(await installation.account())
  await Promise.all(apps.map((app) => enter(app, browser)))
  const { rows } = await installation.database.query('select applications from session where session_id = $1', [
    sessionId,
  ])
  assert.equal(Object.keys(rows[0].applications).length, 4)
})

test('an acr that cannot be had is asked for once, and then told to the application', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account)
  const essential = JSON.stringify({ id_token: { acr: { essential: true, values: ['aal2'] } } })
  const page = await follow(browser, (await ask(app, { claims: essential })).url)
  assert.match(page, /^\/sign-in\?flow=/)
  const again = await browser.signIn(account)
  assert.equal(answerOf(await goOn(browser, page, again)).error, 'unmet_authentication_requirements')
  const strong = await browser.signIn(account, { amr: ['pwd', 'otp'] })
  assert.match(await goOn(browser, page, strong), /code=/)
  assert.equal((await enter(app, browser, { acr_values: 'aal2' })).claims()?.acr, 'aal2')
})
