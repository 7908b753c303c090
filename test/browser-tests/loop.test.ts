import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password } from '../start-app.ts'
import { assertAccessible, openPerson, type Person, walks } from './chromium.ts'
import { startWithExample } from './example-app.ts'

const words = {
  ja: {
    app: 'Example から何度も戻されています',
    reason: 'アプリがサインインを受け付けていない',
    on: 'それでも続ける',
    clean: 'まっさらな状態で始める',
  },
  en: {
    app: 'Example keeps sending you back',
    reason: 'the application does not accept your sign-in',
    on: 'Go on anyway',
    clean: 'Start clean',
  },
}

async function identify(person: Person, address: string): Promise<void> {
  await person.type('identifier', address)
  await person.press()
  await person.type('password', password)
  await person.press()
}

for (const { language, scripts, how } of walks) {
  test(`an application that sends people back for ever is stopped at the third return (GK6002), ${how}`, async () => {
    await using both = await startWithExample()
    const { app, url } = both
    const { address } = await app.given.account()
    await using person = await openPerson(app, { language, scripts })
    const w = words[language]
    await person.page.goto(`${url}/loop`)
    assert.equal(person.path(), '/sign-in')
    // From here on the browser is sent to and fro by itself.
    await identify(person, address)
    assert.equal(person.path(), '/oauth/loop')
    assert.equal(await person.problem(), 'GK6002')
    assert.equal(await person.title(), w.app)
    assert.match(await person.text(), new RegExp(w.reason))
    assert.equal(await person.page.locator('main .items > li').count(), 3)
    await assertAccessible(person.page, scripts)
    const helper = await person.page.locator('[data-repair="find_cause"]').getAttribute('href')
    assert.match(helper ?? '', /^\/helper\?flow=[\w-]+&symptom=Y5$/)
    await person.press(w.on)
    assert.equal(person.path(), '/oauth/loop', 'and again after three more')
    await person.press(w.clean)
    assert.deepEqual(await person.context.cookies(app.url), [])
    await person.press()
    assert.equal(person.path(), '/sign-in')
    await person.go('/account')
    assert.notEqual(person.path(), '/account', 'nobody is signed in any more')
  })
}
