import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Seen } from '../browser.ts'
import { registerClient } from '../clients.ts'
import { password, startApp, type TestApp } from '../start-app.ts'

/** Characters of a page's address, from its path on: short enough to be read, copied and logged. */
const longest = 120

const redirectUri = 'https://app.example.com/cb'
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

/** Walks with an eye on addresses: those that it comes to, and those that its pages lead to. */
function watch(app: TestApp) {
  const browser = app.browser()
  const seenAt = new Set<string>()
  const judge = (address: string, where: string) => {
    // What applications send is not ours.
    if (/^\/(oauth\/authorize|assets)\b/.test(address) || !address.startsWith('/')) return
    seenAt.add(address.split('?')[0] as string)
    assert.ok(address.length <= longest, `${address.length} characters at ${where}: ${address}`)
  }
  const look = (seen: Seen): Seen => {
    judge(seen.path, 'the address bar')
    for (const [, address = ''] of seen.html.matchAll(/(?:href|action)="([^"]*)"/g))
      judge(address.replaceAll('&amp;', '&'), seen.path)
    return seen
  }
  const watched = {
    ...browser,
    get: async (path: string) => look(await browser.get(path)),
    send: async (path: string, fields: Record<string, string>) => look(await browser.send(path, fields)),
    submit: async (seen: Seen, action: string, fields?: Record<string, string>) =>
      look(await browser.submit(seen, action, fields)),
  } as Browser
  return { browser: watched, seenAt }
}

async function application(app: TestApp) {
  const { clientId } = await registerClient(app.db, {
    name: 'Attendance',
    firstParty: false,
    metadata: {
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code', deviceGrant],
      token_endpoint_auth_method: 'none',
    },
  })
  const request = {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state: 's'.repeat(200),
    nonce: 'n'.repeat(43),
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  }
  return { clientId, start: `/oauth/authorize?${new URLSearchParams(request)}` }
}

async function codeFor(app: TestApp, address: string): Promise<string> {
  return (await app.mail(address)).find(({ code }) => code)?.code as string
}

test('no page has an address of more than 120 characters: sign-in, consent, reset, sign-up', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const { start } = await application(app)
  const { browser, seenAt } = watch(app)

  const second = await browser.submit(await browser.get(start), '/sign-in', { identifier: address })
  await browser.submit(second, '/sign-in/password', { password: 'wrong' })
  await browser.get(`${second.path}&lang=ja`)
  const consent = await browser.submit(second, '/sign-in/password', { password })
  assert.equal(consent.path.split('?')[0], '/oauth/consent')
  const done = await browser.submit(consent, '/oauth/consent', { decision: 'allow' })
  assert.match(done.path, /^https:\/\/app\.example\.com\/cb\?code=/)

  const other = watch(app)
  const first = await other.browser.get(start)
  const reset = await other.browser.get(`/reset?flow=${first.fields('/sign-in').flow}`)
  const asked = await other.browser.submit(reset, '/reset', { identifier: address })
  await app.pass(31)
  const resent = await other.browser.submit(asked, '/reset/resend')
  const proved = await other.browser.submit(resent, '/reset/code', { code: await codeFor(app, address) })
  const back = await other.browser.submit(proved, '/reset/password', { password: 'Maple-otter-8-ribbon' })
  assert.equal(back.path.split('?')[0], '/oauth/consent')
  assert.match((await other.browser.submit(back, '/oauth/consent', { decision: 'deny' })).path, /error=access_denied/)

  await app.pass(11)
  const third = watch(app)
  const page = await third.browser.get(`/sign-up?flow=${(await third.browser.get(start)).fields('/sign-in').flow}`)
  const code = await third.browser.submit(page, '/sign-up', { email: 'new@example.com' })
  const details = await third.browser.submit(code, '/sign-up/code', { code: await codeFor(app, 'new@example.com') })
  const made = await third.browser.submit(details, '/sign-up/details', { fullName: 'New', noPassword: 'yes' })
  assert.equal(made.path.split('?')[0], '/oauth/consent')
  await third.browser.get(`/accounts?flow=${made.fields('/oauth/consent').flow}`)

  const all = new Set([...seenAt, ...other.seenAt, ...third.seenAt])
  for (const path of ['/sign-in/password', '/sign-in/code', '/reset/code', '/sign-up/details', '/accounts', '/helper'])
    assert.ok(all.has(path), path)
})

test('no page has an address of more than 120 characters: devices, and all of the helper', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const { clientId, start } = await application(app)

  const device = watch(app)
  const body = new URLSearchParams({ client_id: clientId, scope: 'openid' })
  const started = (await (await fetch(`${app.url}/oauth/device`, { method: 'POST', body })).json()) as {
    user_code: string
    verification_uri_complete: string
  }
  await device.browser.get(new URL(started.verification_uri_complete).pathname)
  const signIn = await device.browser.send('/device', { user_code: started.user_code })
  const second = await device.browser.submit(signIn, '/sign-in', { identifier: address })
  const confirm = await device.browser.submit(second, '/sign-in/password', { password })
  assert.equal(confirm.path.split('?')[0], '/device/confirm')

  const { browser, seenAt } = watch(app)
  const asked = await browser.submit(await browser.get(start), '/sign-in', { identifier: address })
  const refused = await browser.submit(asked, '/sign-in/password', { password: 'wrong' })
  const link = /href="(\/helper\?flow=[^"]*attempt=[^"]*)"/.exec(refused.html)?.[1]?.replaceAll('&amp;', '&') as string
  const result = await browser.get(link)
  const [caseToken, flow] = [/case=([\w-]+)/.exec(result.path)?.[1], refused.fields('/sign-in/password').flow]
  for (const path of [
    'mail',
    'accounts',
    'phone',
    'phone?steps=temporary_profile',
    'ways',
    'person',
    'not-me',
    'browser',
    'guides',
    'guides/private_window',
    'ask/enable',
    'ask/it_team',
  ])
    await browser.get(`/helper/${path}${path.includes('?') ? '&' : '?'}case=${caseToken}&flow=${flow}`)
  const mail = await browser.get(`/helper/mail?case=${caseToken}&flow=${flow}`)
  await browser.submit(mail, '/helper/mail', { identifier: address })
  await app.pass(11)
  const find = await browser.get(`/helper/accounts?case=${caseToken}&flow=${flow}`)
  const code = await browser.submit(find, '/helper/accounts', { identifier: address })
  await browser.submit(code, '/helper/accounts/code', { code: await codeFor(app, address) })
  for (const path of ['/helper/mail/sent', '/helper/accounts/found', '/helper/phone', '/helper/browser'])
    assert.ok(seenAt.has(path), path)
})
