import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPerson, walks } from '../../../../test/browser-tests/chromium.ts'
import { capsLock, mailed, toPassword, tryPassword } from '../../../../test/browser-tests/gallery.ts'
import { givenFlowIn } from '../../../../test/flows.ts'
import { password, startApp, type TestApp } from '../../../../test/start-app.ts'

const free = { codesPerContactHour: 1000, codesPerContactDay: 1000 }

for (const { language, scripts, how } of walks) {
  test(`from "I can't sign in" over a symptom to a repair, and to a person when it did not help, ${how}`, async () => {
    await using app = await startApp({ limits: free })
    const { address } = await app.given.account({ language })
    await using person = await openPerson(app, { language, scripts })
    await person.go('/sign-in')
    await person.type('identifier', address)
    await person.press()
    await person.go('/sign-in')
    await person.press(language === 'ja' ? 'サインインできないとき' : "I can't sign in")
    assert.equal(person.path(), '/helper')
    await person.assertAccessible()
    await person.page.locator('button[value="Y1"]').first().click()
    await person.page.waitForURL(/case=/)
    await person.assertAccessible()
    const there = person.page.url()
    await person.page.locator('[data-repair="reset_password"]').first().click()
    await person.page.waitForURL(/\/reset/)
    // Back without having got in: did it help? After "no" a person comes first, and the same is not offered again.
    await person.go(there)
    await person.page.locator('#helped button[value="no"]').click()
    await person.page.waitForLoadState()
    assert.equal(await person.page.locator('main .button.primary').first().getAttribute('data-repair'), 'person')
    assert.equal(await person.page.locator('main [data-repair="reset_password"]').count(), 0)
    await person.assertAccessible()
    await person.press()
    assert.equal(person.path(), '/helper/person')
    assert.match(
      await person.textOf('.prepared'),
      language === 'ja' ? /試したこと.*再設定/ : /Tried so far: .*Reset password/,
    )
    await person.assertAccessible()
  })

  test(`the true reason comes by mail, behind a link that only its button uses up, ${how}`, async () => {
    await using app = await startApp({ limits: free })
    const { address, accountId } = await app.given.account({ language })
    await app.db.run({
      text: `update account set status = 'closed', closed_at = now(), purge_at = now() + interval '30 days' where account_id = $1`,
      values: [accountId],
      name: '',
    })
    await using person = await openPerson(app, { language, scripts })
    await person.go('/helper/mail')
    await person.assertAccessible()
    await person.type('identifier', address)
    await person.press()
    assert.equal(person.path(), '/helper/mail/sent')
    await person.assertAccessible()
    const { link, template } = await mailed(app, address)
    assert.equal(template, 'sign_in_explained')
    // A mail scanner opens it, twice.
    const scanner = app.browser()
    for (let i = 0; i < 2; i += 1) assert.equal((await scanner.get(link)).status, 200)
    await person.go(link)
    await person.assertAccessible()
    await person.press()
    assert.equal(await person.page.locator('.finding').first().getAttribute('data-cause'), 'C22')
    assert.equal(
      await person.page.locator('main .button.primary').first().getAttribute('data-repair'),
      'restore_account',
    )
    await person.assertAccessible()
    await person.press()
    assert.match(person.path(), /^\/account\/restore\//)
    assert.equal((await scanner.get(link)).problem, 'GK8002')
  })

  test(`a proven contact shows every account with its kind, and signing in goes on with the chosen one, ${how}`, async () => {
    await using app = await startApp({ limits: free })
    const { address } = await app.given.account({ language, name: '田中 愛子' })
    await using person = await openPerson(app, { language, scripts })
    await person.go('/helper/accounts')
    await person.assertAccessible()
    await person.type('identifier', address)
    await person.press()
    assert.equal(person.path(), '/helper/accounts/code')
    await person.enterCode((await mailed(app, address)).code)
    assert.equal(person.path(), '/helper/accounts/found')
    await person.assertAccessible()
    assert.match(await person.text(), /田中 愛子/)
    await person.page.locator('[data-repair="switch_account"]').click()
    await person.page.waitForURL(/\/sign-in\/password/)
    assert.match(await person.text(), /aiko/)
  })

  test(`the self-test shows what can be seen, and its facts reach the diagnosis, ${how}`, async () => {
    await using app = await startApp()
    await using person = await openPerson(app, { language, scripts })
    await person.go('/helper/browser')
    const state = (name: string) => person.page.locator(`[data-check-name="${name}"]`).getAttribute('data-state')
    if (scripts) await person.page.waitForSelector('#checks[data-done]')
    assert.equal(await state('cookies'), 'fine')
    assert.equal(await state('clock'), scripts ? 'fine' : 'unseen')
    await person.assertAccessible()
    await person.press()
    assert.match(person.page.url(), /\/helper\?case=/)
    const facts = await person.page
      .locator('[data-fact]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('data-fact')))
    assert.ok(facts.includes('cookies.kept'))
    assert.ok(facts.includes(scripts ? 'page.clean' : 'script.absent'))
  })
}

test('a question is put where an answer decides something, once, and "not sure" is an answer', async () => {
  await using app = await startApp()
  const browser = app.browser()
  let asked = 0
  for (let y = 1; y <= 22; y += 1) {
    const seen = await browser.get(`/helper?symptom=Y${y}`)
    const question = seen.fields('/helper/answer').question
    if (!question) continue
    asked += 1
    const refused = await browser.submit(seen, '/helper/answer')
    assert.match(refused.text, /Choose one of the answers/)
    const after = await browser.submit(refused, '/helper/answer', { answer: 'not_sure' })
    assert.notEqual(after.fields('/helper/answer').question, question, `Y${y}`)
  }
  assert.ok(asked > 0)
})

test('"not my problem" leads to a question or to the choices, never to the same page', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await using person = await openPerson(app)
  await toPassword(person, address)
  await person.page.locator('#password').focus()
  await capsLock(person)
  await person.page.keyboard.type('RIBBON')
  await person.press()
  await person.page.locator('[data-repair="find_cause"]').first().click()
  await person.page.waitForURL(/\/helper\?case=/)
  assert.equal(await person.page.locator('.finding').first().getAttribute('data-cause'), 'C04')
  await person.press('Not my problem')
  assert.equal(await person.page.getByRole('button', { name: 'Not my problem' }).count(), 0)
  assert.equal(await person.page.getByRole('link', { name: 'Choose what you see' }).count(), 1)
  await person.assertAccessible()
})

test('a form that is rewritten by an extension is noticed, a password manager’s marks are not held against it', async () => {
  await using app = await startApp()
  await using person = await openPerson(app)
  await person.page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () => {
      for (const field of document.querySelectorAll('input')) field.setAttribute('data-manager', 'on')
    }),
  )
  await person.go('/helper/browser')
  await person.page.waitForSelector('#checks[data-done]')
  const form = person.page.locator('[data-check-name="form"]')
  assert.equal(await form.getAttribute('data-state'), 'fine')
  await using other = await openPerson(app)
  await other.page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () => {
      for (const each of document.querySelectorAll('form'))
        each.insertAdjacentHTML('beforeend', '<input name="more" tabindex="-1">')
    }),
  )
  await other.go('/helper/browser')
  await other.page.waitForSelector('#checks[data-done]')
  assert.equal(await other.page.locator('[data-check-name="form"]').getAttribute('data-state'), 'wrong')
  await other.press()
  assert.match(await other.page.content(), /data-fact="page\.changed"/)
})

test('a failed sign-in leads to its own investigation, and a later one that works ends it', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await using person = await openPerson(app)
  await toPassword(person, address)
  await tryPassword(person, 'Ribbon-otter-8-maple')
  await person.page.locator('[data-repair="find_cause"]').first().click()
  await person.page.waitForURL(/\/helper\?case=/)
  const there = person.page.url()
  await toPassword(person, address)
  await tryPassword(person, password)
  await person.go(there)
  assert.equal(await person.title(), 'You are in')
})

test('on a phone the link goes on with what was typed, once, and with no sign-in', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  await using person = await openPerson(app)
  await toPassword(person, address)
  const flow = new URL(person.page.url()).searchParams.get('flow')
  await person.go(`/helper/phone?flow=${flow}`)
  await person.assertAccessible()
  const link = new URL(await person.textOf('.long-link')).pathname
  await using phone = await openPerson(app, { context: { viewport: { width: 360, height: 740 } } })
  // A link preview opens it too.
  assert.equal((await app.browser().get(link)).status, 200)
  await phone.go(link)
  await phone.assertAccessible()
  assert.match(await phone.text(), /aiko@example\.com/)
  await phone.press()
  assert.equal(phone.path(), '/sign-in/password')
  await phone.go(link)
  assert.equal(await phone.problem(), 'GK8002')
})

test('a person who says that it works now is let go, without being told that we saw it', async () => {
  await using app = await startApp()
  const browser = app.browser()
  const seen = await browser.get('/helper?symptom=Y5')
  const token = new URLSearchParams(seen.path.split('?')[1]).get('case') as string
  await browser.post('/helper/repair', { case: token, repair: 'start_clean' })
  const asked = await browser.get(`/helper?case=${token}`)
  const after = await browser.submit(asked, '/helper/outcome', { helped: 'yes' })
  assert.match(after.text, /You told us that it works now/)
})

for (const { language, scripts, how } of walks) {
  test(`a text is understood, kept on the page when it is not, or leads to the system that it is about, ${how}`, async () => {
    await using app = await startApp()
    await using person = await openPerson(app, { language, scripts })
    await person.go('/helper')
    await person.press()
    assert.equal(await person.page.locator('#text-error').count(), 1)
    await person.type('text', 'zqzq wxwx')
    await person.press()
    assert.equal(person.path(), '/helper')
    assert.equal(await person.field('text').inputValue(), 'zqzq wxwx')
    assert.equal(await person.page.locator('#understood').count(), 1)
    await person.assertAccessible()
    await person.type('text', language === 'ja' ? 'ログイン画面が何度も出てくる' : 'the login page keeps coming back')
    await person.press()
    assert.match(person.page.url(), /case=/)
    await person.go('/helper')
    await person.type('text', 'AADSTS50126: Error validating credentials')
    await person.press()
    assert.match(person.path(), /^\/helper\/packs\/microsoft-365\//)
    assert.equal(await person.page.locator('[data-confidence="almost_certain"]').count(), 1)
    await person.assertAccessible()
    await person.go('/helper')
    await person.type('text', 'ＧＫ３００３')
    await person.press()
    assert.match(person.page.url(), /case=/)
  })
}

test('a person is named where the installation names one, and otherwise plainly nobody', async () => {
  const ask = async (support?: string) => {
    await using app = await startApp({ config: support ? { support } : {} })
    return (await app.browser().get('/helper/person')).html
  }
  assert.match(
    await ask('mailto:help@example.co.jp'),
    /href="mailto:help@example\.co\.jp\?subject=[^"]*&amp;body=[^"\s]*"/,
  )
  assert.match(await ask('https://support.example.co.jp/'), /href="https:\/\/support\.example\.co\.jp\/"/)
  assert.match(await ask(), /Nobody is named/)
})

test('every page of every other system is there in both languages', async () => {
  await using app = await startApp()
  for (const language of ['ja', 'en'] as const) {
    const browser = app.browser({ language })
    const list = await browser.get('/helper/packs')
    const paths = [...list.html.matchAll(/href="(\/helper\/packs\/[^"]+)"/g)].map(([, path = '']) => path)
    assert.ok(paths.length > 40, String(paths.length))
    for (const path of paths) {
      const seen = await browser.get(path)
      assert.equal(seen.path, path)
      assert.doesNotMatch(seen.text, /undefined|\[object|NaN|Invalid Date/, path)
    }
  }
})

for (const { language, scripts, how } of [walks[0], walks[3]]) {
  test(`a personal account at an organisation's door: the one in use is named, and one click switches, ${how}`, async () => {
    await using app = await startApp()
    const organizationId = await organization(app)
    await app.given.account({ address: 'aiko@example.com', language })
    await app.given.account({ address: 'aiko@example.co.jp', language, organizationId })
    await using person = await openPerson(app, { language, scripts })
    await toPassword(person, 'aiko@example.co.jp')
    await tryPassword(person, password)
    await person.go('/sign-out')
    await person.press()
    await toPassword(person, 'aiko@example.com')
    await tryPassword(person, password)
    const requirement = { clientId: 'desk', name: 'Desk', kind: 'organization' } as const
    const flow = await givenFlowIn(app, person.context, { requirement })
    await person.go(`/helper?flow=${flow}&symptom=Y13`)
    const cause = await person.page.locator('.finding').first().getAttribute('data-cause')
    assert.match(cause ?? '', /^C1[34]$/)
    assert.match(await person.text(), /aiko@example\.com/)
    await person.assertAccessible()
    await person.page.locator('[data-repair="switch_account"], [data-repair="choose_account"]').first().click()
    await person.page.waitForURL(/\/accounts\?/)
    assert.match(await person.text(), /aiko@example\.co\.jp/)
  })

  test(`one address with two accounts: whoever proved it chooses the one that is meant, ${how}`, async () => {
    await using app = await startApp({ limits: free })
    const organizationId = await organization(app)
    await app.given.account({ address: 'aiko@example.co.jp', language })
    await app.given.account({ address: 'aiko@example.co.jp', language, organizationId })
    await using person = await openPerson(app, { language, scripts })
    await person.go('/helper/mail')
    await person.type('identifier', 'aiko@example.co.jp')
    await person.press()
    await person.go((await mailed(app, 'aiko@example.co.jp')).link)
    await person.press()
    assert.equal(await person.page.locator('main .items > li').count(), 2)
    await person.assertAccessible()
    await person.page.locator('main .items [data-repair="switch_account"]').first().click()
    await person.page.waitForURL(/\/sign-in\/password/)
  })
}

test('an account that is turned off says why to whoever proved its contact, and whom to ask', async () => {
  await using app = await startApp({ limits: free })
  const organizationId = await organization(app)
  const { address, accountId } = await app.given.account({ address: 'aiko@example.co.jp', organizationId })
  await app.operator.disableAccount(accountId)
  await using person = await openPerson(app)
  await person.go('/helper/accounts')
  await person.type('identifier', address)
  await person.press()
  await person.enterCode((await mailed(app, address)).code)
  await person.assertAccessible()
  await person.press(/^See why/)
  assert.equal(await person.page.locator('.finding').first().getAttribute('data-cause'), 'C21')
  await person.press()
  assert.equal(person.path(), '/helper/ask/enable')
  assert.match(await person.textOf('.prepared'), /aiko@example\.co\.jp is turned off/)
})

async function organization(app: TestApp): Promise<string> {
  return (await app.operator.createOrganization('Example KK', 'example')).ownerId
}
