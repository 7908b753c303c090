import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApp, type TestApp } from '../../../../test/start-app.ts'

const free = { codesPerContactHour: 1000, codesPerContactDay: 1000 }

/** The proof of work is for scripts; without one, a network waits ten seconds between two questions. */
const wait = (app: TestApp) => app.pass(11)

/** A page without what is different on every page, and with every address called the same. */
const folded = (html: string, address: string) =>
  html
    .replaceAll(address, 'ADDRESS')
    .replace(/(flow|case)=[\w.~-]+/g, '$1=X')
    .replace(/value="([ao][\da-f]{14}|[\w.~-]{40,})"/g, 'value="X"')
    .replace(/data-(server-time|opens-at)="\d+"/g, '')
    .replace(/data-proof-of-work="[^"]*"/g, '')

for (const entry of ['mail', 'accounts'] as const) {
  test(`ATK-040 /helper/${entry} answers an address that nobody has, one that is closed and one in use alike`, async () => {
    await using app = await startApp({ limits: free })
    const known = await app.given.account({ address: 'aiko@example.com' })
    const closed = await app.given.account({ address: 'kenj@example.com' })
    await app.database.query(`update account set status = 'disabled' where account_id = '${closed.accountId}'`)
    const answers = []
    for (const address of [known.address, closed.address, 'nobd@example.com']) {
      await wait(app)
      const browser = app.browser()
      const first = await browser.get(`/helper/${entry}`)
      const seen = await browser.submit(first, `/helper/${entry}`, { identifier: address })
      answers.push([seen.status, seen.path.split('?')[0], folded(seen.html, address)])
    }
    assert.deepEqual(answers[1], answers[0])
    assert.deepEqual(answers[2], answers[0])
  })
}

test('an address that nobody has gets one mail that says so, without a word of whoever asked', async () => {
  await using app = await startApp({ limits: free })
  for (let i = 0; i < 2; i += 1) {
    await wait(app)
    const browser = app.browser({ headers: { 'user-agent': 'EVIL WORDS' } })
    const first = await browser.get('/helper/mail')
    await browser.submit(first, '/helper/mail', { identifier: 'nobody@example.com' })
  }
  const mails = (await app.mail('nobody@example.com')).filter(({ status }) => status !== 'dropped')
  assert.equal(mails.length, 1)
  assert.equal(mails[0]?.template, 'sign_in_explained_unknown')
  assert.doesNotMatch(JSON.stringify(mails[0]), /EVIL/)
})

test('the helper says the same about an account and about none, from a browser that has proved nothing', async () => {
  await using app = await startApp()
  const { address } = await app.given.account({ address: 'aiko@example.com' })
  const results = []
  for (const identifier of [address, 'nobd@example.com']) {
    const browser = app.browser()
    const first = await browser.get('/sign-in')
    const second = await browser.submit(first, '/sign-in', { identifier })
    const flow = new URLSearchParams(second.path.split('?')[1]).get('flow') as string
    const seen = await browser.get(`/helper?symptom=Y1&flow=${flow}`)
    results.push(folded(seen.html, identifier))
  }
  assert.equal(results[1], results[0])
})

test('ATK-066 what was proved counts for the browser that proved it: a copied address tells nobody else', async () => {
  await using app = await startApp({ limits: free })
  const { address, accountId } = await app.given.account()
  await app.database.query(
    `update account set status = 'closed', closed_at = now(), purge_at = now() + interval '30 days' where account_id = '${accountId}'`,
  )
  const mine = app.browser()
  await mine.submit(await mine.get('/helper/mail'), '/helper/mail', { identifier: address })
  const [mail] = await app.mail(address)
  const link = new URL(mail?.link ?? '').pathname
  const seen = await mine.submit(await mine.get(link), link)
  assert.match(seen.html, /data-cause="C22"/)
  const token = new URLSearchParams(seen.path.split('?')[1]).get('case') as string
  const again = await mine.get(`/helper?case=${token}`)
  assert.match(again.html, /data-cause="C22"/)
  const stranger = app.browser()
  assert.doesNotMatch((await stranger.get(`/helper?case=${token}`)).html, /data-cause="C22"|restore_account/)
  const answer = await stranger.post('/helper/repair', { case: token, repair: 'restore_account' })
  assert.equal(answer.headers.get('location'), `/helper?case=${token}`)
  assert.doesNotMatch(await (await stranger.request(`/helper/result.json?case=${token}`)).text(), /C22/)
})

test('ATK-083 no parameter of the helper leads anywhere but to this installation', async () => {
  await using app = await startApp()
  const browser = app.browser()
  for (const to of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%2f%2fevil.example',
  ]) {
    for (const path of ['/helper', '/helper/browser', '/helper/ways', '/helper/guides/allow_cookies', '/helper/mail']) {
      const seen = await browser.get(
        `${path}?to=${encodeURIComponent(to)}&flow=${encodeURIComponent(to)}&case=${encodeURIComponent(to)}`,
      )
      assert.equal(seen.status, 200, `${path} ${to}`)
      for (const [, address = ''] of seen.html.matchAll(/(?:href|action)="([^"]*)"/g))
        assert.match(address, /^\/(?![/\\])/, `${path} ${to}`)
    }
    const answer = await browser.post('/helper/repair', { repair: 'try_again', flow: to, case: to })
    assert.match(answer.headers.get('location') ?? '', /^\/(sign-in|helper)/)
  }
})

test('a form of another site begins nothing', async () => {
  await using app = await startApp()
  const browser = app.browser()
  for (const path of [
    '/helper',
    '/helper/repair',
    '/helper/mail',
    '/helper/accounts',
    '/helper/browser',
    '/helper/answer',
  ]) {
    const answer = await browser.post(
      path,
      { symptom: 'Y1', text: 'x', identifier: 'a@example.com' },
      { 'sec-fetch-site': 'cross-site' },
    )
    assert.equal(answer.status, 403, path)
  }
})

test('BAD-text whatever is pasted comes back as text, is read in no time, and is kept nowhere', async () => {
  await using app = await startApp()
  const browser = app.browser()
  const texts = [
    '"><img src=x onerror=alert(1)>',
    '</textarea><script>alert(1)</script>',
    `zqzq ${'a'.repeat(14_000)}!`,
    `zqzq ${'('.repeat(14_000)}`,
    `zqzq ${' '.repeat(14_000)}x`,
    'zqzq \u202egnp.exe \ud83d\udc68\u200d\ud83d\udc69',
    '=cmd|calc zqzq',
    '{{7*7}} zqzq',
  ]
  for (const text of texts) {
    const began = performance.now()
    const seen = await browser.send('/helper', { text })
    assert.ok(performance.now() - began < 2000, text.slice(0, 30))
    assert.ok([200, 413].includes(seen.status), text.slice(0, 30))
    assert.doesNotMatch(seen.html, /<img|<script>alert/)
  }
  const marked = await browser.send('/helper', { text: 'my secret word is qwxz-7731' })
  assert.equal(marked.status, 200)
  const kept = await app.database.query(
    `select count(*)::int as n from investigation i where i::text like '%qwxz-7731%'`,
  )
  assert.equal(kept.rows[0].n, 0)
})

test('BAD-form fields that come twice, of no known name, or empty, are refused as a page and never as a fault', async () => {
  await using app = await startApp()
  const browser = app.browser()
  const tries: [string, string, number[]][] = [
    ['/helper', '', [200]],
    ['/helper', 'text=', [200]],
    ['/helper', 'symptom=Y99', [200]],
    ['/helper', 'symptom=Y1&symptom=Y2', [200]],
    ['/helper', 'symptom=__proto__', [200]],
    ['/helper/answer', 'question=constructor&answer=x', [303]],
    ['/helper/repair', 'repair=__proto__', [303]],
    ['/helper/outcome', 'repair=reset_password&helped=maybe', [303]],
    ['/helper/not-mine', 'case=%00', [303]],
    [
      '/helper/browser',
      'facts=%5B%7B%22name%22%3A%22account%22%2C%22value%22%3A%22active%22%2C%22where%22%3A%22account%22%7D%5D',
      [303],
    ],
    ['/helper/browser', `facts=${'%5B'.repeat(3000)}`, [303]],
    ['/helper/mail', 'identifier=a%40example.com%0d%0aBcc%3ab%40example.com', [400]],
    ['/helper/accounts', `identifier=${'%28'.repeat(3000)}`, [400]],
    ['/helper/accounts/use', 'account=x', [303]],
  ]
  for (const [path, body, statuses] of tries) {
    const answer = await browser.request(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: app.url },
    })
    assert.ok(statuses.includes(answer.status), `${path} ${body.slice(0, 60)}: ${answer.status}`)
  }
  for (const path of [
    '/helper/guides/__proto__',
    '/helper/ask/constructor',
    '/helper/packs/x/y',
    '/helper/go/x',
    '/helper/explained/x',
  ])
    assert.ok((await browser.get(path)).status < 500, path)
})

test('only what was offered is done: a repair that tells of an account needs the level that may hear it', async () => {
  await using app = await startApp()
  const browser = app.browser()
  const seen = await browser.get('/helper?symptom=Y7')
  const token = new URLSearchParams(seen.path.split('?')[1]).get('case') as string
  const answer = await browser.post('/helper/repair', { case: token, repair: 'restore_account' })
  assert.equal(answer.headers.get('location'), `/helper?case=${token}`)
})

test('every repair that is offered for any symptom leads to a page that is there', async () => {
  await using app = await startApp()
  const browser = app.browser()
  const done = new Set<string>()
  for (let y = 1; y <= 22; y += 1) {
    const seen = await browser.get(`/helper?symptom=Y${y}`)
    for (const [, repair = ''] of seen.html.matchAll(/name="repair" value="(\w+)"/g)) {
      if (done.has(repair)) continue
      done.add(repair)
      const token = new URLSearchParams(seen.path.split('?')[1]).get('case') as string
      const there = await browser.send('/helper/repair', { case: token, repair, ...flowOf(seen.html) })
      assert.equal(there.status, 200, `${repair}: ${there.path}`)
    }
  }
  assert.ok(done.size > 20, [...done].join(' '))
})

function flowOf(html: string): Record<string, string> {
  const flow = /name="flow" value="([^"]+)"/.exec(html)?.[1]
  return flow ? { flow } : {}
}

test('the round trip of a cookie tells a browser that keeps it from one that does not, also when the page is loaded again', async () => {
  await using app = await startApp()
  const state = (html: string) => /data-check-name="cookies" data-state="(\w+)"/.exec(html)?.[1]
  const keeps = app.browser()
  const seen = await keeps.get('/helper/browser')
  assert.equal(state(seen.html), 'fine')
  await app.pass(3600)
  keeps.cookies.clear()
  assert.equal(state((await keeps.get(seen.path)).html), 'fine')
  let there = new URL('/helper/browser', app.url)
  let trips = 0
  for (; trips < 5; trips += 1) {
    const answer = await fetch(there, { redirect: 'manual' })
    const to = answer.headers.get('location')
    if (!to) assert.equal(state(await answer.text()), 'wrong')
    if (!to) break
    there = new URL(to, app.url)
  }
  assert.equal(trips, 2)
})
