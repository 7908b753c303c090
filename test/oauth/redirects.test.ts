import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ask, enter, openApplication } from './application.ts'
import { openInstallation } from './installation.ts'

const registered = 'https://app.example.com/cb'

/** Addresses that are not the registered one, however much they look like it (BAD-redirect). */
const others = [
  `${registered}/`,
  `${registered}?x`,
  `${registered}#x`,
  `${registered}/../evil`,
  `${registered}/..%2fevil`,
  `${registered}/..;/evil`,
  `${registered}%252f..`,
  'https://app.example.com.evil.tld/cb',
  'https://app.example.com@evil.tld/cb',
  'https://evil.tld\\@app.example.com/cb',
  'https://evil.tld#@app.example.com/cb',
  'https://evil.tld?.app.example.com/cb',
  '//evil.tld',
  '/\\evil.tld',
  '\\/\\/evil.tld',
  '/%09/evil.tld',
  '/\thttps://evil.tld',
  'https:evil.tld',
  'https:///evil.tld',
  'HTTPS://APP.EXAMPLE.COM/cb',
  'https://app.example.com:443/cb',
  'https://app.example.com:444/cb',
  'http://app.example.com/cb',
  'https://app。example。com/cb',
  'https://ａpp.example.com/cb',
  'https://app.example.com./cb',
  'https://xn--app-example-9gb.com/cb',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,<script>',
  'blob:https://app.example.com/x',
  'intent://app.example.com/cb#Intent;end',
  'http://127.0.0.1:1/cb',
  'http://localhost:1/cb',
  'http://[::1]/cb',
  'com.example.app:/cb',
  `${registered}\u0000`,
  `${registered}%00`,
  `${registered}%0d%0aSet-Cookie:x=1`,
  `${registered}${'a'.repeat(10_000)}`,
  '',
  'null',
]

test('ATK-082 ATK-083 an address that is not exactly the registered one is never gone to', async () => {
  await using installation = await openInstallation()
  const app = await openApplication(installation, await installation.client({}))
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  for (const address of others) {
    for (const more of [{}, { prompt: 'none' }, { response_type: 'nonsense' }] as Record<string, string>[]) {
      const { url } = await ask(app, { redirect_uri: address, ...more })
      const answer = await browser.open(String(url))
      assert.equal(answer.headers.get('location'), null, address.slice(0, 80))
      assert.equal(answer.headers.get('set-cookie'), null)
      assert.ok([400, 431].includes(answer.status), `${answer.status} ${address.slice(0, 80)}`)
      if (answer.status === 400) assert.match(await answer.text(), /data-problem="GK7005"/)
    }
  }
  const { url } = await ask(app)
  for (const query of [
    url.search.replace('redirect_uri=', 'redirect_uri[]='),
    `${url.search}&redirect_uri=https%3A%2F%2Fevil.tld`,
    url.search.replace(/redirect_uri=[^&]*&/, ''),
  ]) {
    const answer = await browser.open(`/oauth/authorize${query}`)
    assert.doesNotMatch(answer.headers.get('location') ?? '', /evil|code=/)
  }
})

test('ATK-083 the same for the address after a sign-out', async () => {
  await using installation = await openInstallation()
  const client = await installation.client({
    metadata: { redirect_uris: [registered], post_logout_redirect_uris: [registered] },
  })
  const app = await openApplication(installation, client)
  const account = await installation.account()
  const browser = installation.browser()
  await browser.signIn(account)
  const { id_token } = await enter(app, browser)
  for (const address of others) {
    const query = new URLSearchParams({ id_token_hint: id_token as string, post_logout_redirect_uri: address })
    const answer = await browser.open(`/oauth/end-session?${query}`)
    assert.equal(answer.headers.get('location'), null, address.slice(0, 80))
  }
  const right = new URLSearchParams({
    id_token_hint: id_token as string,
    post_logout_redirect_uri: registered,
    state: 's',
  })
  assert.equal((await browser.open(`/oauth/end-session?${right}`)).headers.get('location'), `${registered}?state=s`)
})

test('only the port of the own machine may differ, and only for native applications', async () => {
  await using installation = await openInstallation()
  const metadata = {
    application_type: 'native' as const,
    redirect_uris: ['http://127.0.0.1/cb', 'com.example.app:/cb'],
    token_endpoint_auth_method: 'none' as const,
  }
  const native = await openApplication(installation, await installation.client({ metadata }))
  const web = await openApplication(
    installation,
    await installation.client({ metadata: { redirect_uris: ['http://localhost:3001/cb'] } }),
  )
  const browser = installation.browser()
  await browser.signIn(await installation.account())
  const goes = async (app: typeof native, address: string) =>
    (await browser.open(String((await ask(app, { redirect_uri: address })).url))).headers.get('location')?.split('?')[0]
  assert.equal(await goes(native, 'http://127.0.0.1:51234/cb'), 'http://127.0.0.1:51234/cb')
  assert.equal(await goes(native, 'com.example.app:/cb'), 'com.example.app:/cb')
  assert.equal(await goes(native, 'http://localhost:51234/cb'), undefined)
  assert.equal(await goes(native, 'http://127.0.0.1:51234/cb/x'), undefined)
  assert.equal(await goes(web, 'http://localhost:3001/cb'), 'http://localhost:3001/cb')
  assert.equal(await goes(web, 'http://localhost:3002/cb'), undefined)
})
