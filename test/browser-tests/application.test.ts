import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, type TestApp } from '../start-app.ts'
import { openPerson, type Person, walks } from './chromium.ts'
import { startWithExample } from './example-app.ts'
import { mailed } from './gallery.ts'

const words = {
  ja: {
    signIn: 'サインイン',
    another: '別のアカウントでサインイン',
    create: 'アカウントを作る',
    organization: '組織アカウントで入る',
    signOut: 'サインアウト',
    hello: /さん、こんにちは/,
    requirement: /Example に進みます/,
    reset: 'パスワードを再設定',
  },
  en: {
    signIn: 'Sign in',
    another: 'Sign in with another account',
    create: 'Create an account',
    organization: 'Enter with an organisation account',
    signOut: 'Sign out',
    hello: /Hello/,
    requirement: /to continue to Example/,
    reset: 'Reset password',
  },
}

async function identify(person: Person, address: string, secret = password): Promise<void> {
  await person.type('identifier', address)
  await person.press()
  await person.type('password', secret)
  await person.press()
}

async function workAccount(app: TestApp) {
  const { ownerId, initialDomain } = await app.operator.createOrganization('株式会社カンパニー', 'company')
  return app.given.account({ address: `tanaka@${initialDomain}`, organizationId: ownerId })
}

for (const { language, scripts, how } of walks) {
  test(`from the application through Genkan and back: mistyped, reset, claims shown, signed out, ${how}`, async () => {
    await using both = await startWithExample()
    const { app, url } = both
    const { address } = await app.given.account({ name: '田中 愛子' })
    await using person = await openPerson(app, { language, scripts })
    const w = words[language]
    await person.page.goto(url)
    await person.press(w.signIn)
    assert.equal(person.path(), '/sign-in')
    assert.match(await person.text(), w.requirement)
    await person.assertAccessible()
    await identify(person, address, 'not this one')
    assert.equal(await person.problem(), 'GK3001')
    await person.press(w.reset)
    await person.press()
    await person.enterCode((await mailed(app, address)).code)
    await person.type('password', 'Maple-otter-8-ribbon')
    await person.press()
    assert.equal(new URL(person.page.url()).origin, url)
    assert.match(await person.text(), w.hello)
    const claims = await person.page.locator('main dl').textContent()
    assert.match(claims ?? '', /aiko@example\.com/)
    assert.match(claims ?? '', /田中 愛子/)
    await person.press(w.signOut)
    await person.page.goto(`${app.url}/accounts`)
    assert.match(await person.text(), language === 'ja' ? /サインアウト済み/ : /Signed out/)
  })
}

for (const { language, scripts, how } of [walks[0], walks[3]]) {
  test(`the wrong kind of account is never used: the page says which is needed and switches (GK2002), ${how}`, async () => {
    await using both = await startWithExample()
    const { app, url } = both
    const own = await app.given.account({ address: 'tanaka@example.com' })
    const work = await workAccount(app)
    await using person = await openPerson(app, { language, scripts })
    const w = words[language]
    for (const { address } of [own, work]) {
      await person.go('/sign-in')
      await identify(person, address)
    }
    await person.go('/sign-out')
    await person.page.getByLabel(work.address).or(person.page.locator('label[for="account-0"]')).first().click()
    await person.press()
    await person.page.goto(url)
    await person.press(w.organization)
    assert.equal(await person.problem(), 'GK2002')
    await person.assertAccessible()
    assert.equal(await person.page.locator('.picker .row[aria-disabled]').count(), 1)
    await person.press(new RegExp(work.address.replaceAll('.', '\\.')))
    await person.type('password', password)
    await person.press()
    assert.equal(new URL(person.page.url()).origin, url)
    assert.match((await person.page.locator('main dl').textContent()) ?? '', /株式会社カンパニー/)
  })
}

test('with only accounts of the wrong kind the page says what to use (GK2003), and takes it', async () => {
  await using both = await startWithExample()
  const { app, url } = both
  const own = await app.given.account({ address: 'tanaka@example.com' })
  const work = await workAccount(app)
  await using person = await openPerson(app)
  await person.go('/sign-in')
  await identify(person, own.address)
  await person.page.goto(url)
  await person.press(words.en.organization)
  assert.equal(await person.problem(), 'GK2003')
  await person.press('Use another account')
  assert.match(await person.text(), /an organisation account is needed/)
  await identify(person, work.address)
  assert.match(await person.text(), /Hello/)
})

test('prompt=create leads to sign-up and back into the application, prompt=select_account to the picker', async () => {
  await using both = await startWithExample()
  const { app, url } = both
  await using person = await openPerson(app)
  await person.page.goto(url)
  await person.press(words.en.create)
  assert.equal(person.path(), '/sign-up')
  await person.type('email', 'hana@example.com')
  await person.press()
  await person.enterCode((await mailed(app, 'hana@example.com')).code)
  await person.type('fullName', 'Hana')
  await person.type('password', password)
  await person.press()
  assert.match(await person.text(), /Hello, Hana/)
  await person.press(words.en.another)
  assert.equal(person.path(), '/accounts')
  await person.press(/hana@example\.com/)
  assert.match(await person.text(), /Hello, Hana/)
})

test('prompt=none comes back without a page, with login_required; prompt=login asks anew', async () => {
  await using both = await startWithExample()
  const { app, url } = both
  const { address } = await app.given.account()
  await using person = await openPerson(app)
  await person.page.goto(`${url}/sign-in?prompt=none`)
  assert.match(await person.text(), /login_required/)
  await person.page.goto(`${url}/sign-in`)
  await identify(person, address)
  await person.page.goto(`${url}/sign-in?prompt=none`)
  assert.match(await person.text(), /Hello/)
  await person.page.goto(`${url}/sign-in?prompt=login`)
  assert.equal(person.path(), '/sign-in')
  assert.equal(await person.field('identifier').inputValue(), address)
})

test('signing out everywhere at Genkan ends the session in the application too', async () => {
  await using both = await startWithExample()
  const { app, url } = both
  const { address } = await app.given.account()
  await using person = await openPerson(app)
  await person.page.goto(`${url}/sign-in`)
  await identify(person, address)
  await person.go('/sign-out')
  await person.page.getByLabel('Sign out everywhere').check()
  await person.press()
  // The application is told at once, but in the background.
  const home = person.page.locator('a', { hasText: words.en.organization })
  for (let look = 0; look < 50 && (await home.count()) === 0; look += 1) await person.page.goto(url)
  assert.equal(await home.count(), 1)
})
