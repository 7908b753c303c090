import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser, Seen } from '../browser.ts'
import { password, signIn, startApp, type TestApp } from '../start-app.ts'

const address = 'aiko@example.com'
const fresh = 'Maple-otter-8-ribbon'

/** The process dies, as far as the database can see, when it writes one of these messages. */
async function breakAt(app: TestApp, ...templates: string[]): Promise<void> {
  await app.database.query(`
    create function break() returns trigger language plpgsql as $$
      begin if new.template = any(array['${templates.join("','")}']) then raise 'broken'; end if; return new; end $$;
    create trigger break before insert on message for each row execute function break()`)
}

async function signedIn(app: TestApp): Promise<Browser> {
  const browser = app.browser()
  await signIn(browser, address, password)
  return browser
}

async function prove(app: TestApp, browser: Browser, base: '/reset' | '/sign-in/code'): Promise<() => Promise<Seen>> {
  await app.pass(11)
  const asked = await browser.submit(await browser.get(base), base, { identifier: address })
  const code = (await app.mail(address)).find((message) => message.code)?.code as string
  if (base === '/sign-in/code') return () => browser.submit(asked, '/sign-in/code/code', { code })
  const next = await browser.submit(asked, '/reset/code', { code })
  return () => browser.submit(next, '/reset/password', { password: fresh })
}

type Change = { template: string; ready(app: TestApp): Promise<() => Promise<Seen>>; unchanged: string }

const changes: Record<string, Change> = {
  'a reset': {
    template: 'password_changed',
    ready: (app) => prove(app, app.browser(), '/reset'),
    unchanged: 'select data, (select count(*)::int from session) as sessions from authenticator',
  },
  'a sign-in by code on a new browser': {
    template: 'new_browser',
    ready: (app) => prove(app, app.browser(), '/sign-in/code'),
    unchanged: 'select count(*)::int from session',
  },
  'a sign-in with a password on a new browser': {
    template: 'new_browser',
    async ready(app) {
      const browser = app.browser()
      const page = await browser.submit(await browser.get('/sign-in'), '/sign-in', { identifier: address })
      return () => browser.submit(page, '/sign-in/password', { password })
    },
    unchanged: 'select (select count(*)::int from session) as sessions, (select count(*)::int from one_time) as links',
  },
  'a new password': {
    template: 'password_changed',
    async ready(app) {
      const browser = await signedIn(app)
      const page = await browser.get('/account/password')
      return () => browser.submit(page, '/account/password', { current: password, password: fresh })
    },
    unchanged: 'select data from authenticator',
  },
  'a new name': {
    template: 'profile_changed',
    async ready(app) {
      const browser = await signedIn(app)
      const page = await browser.get('/account/profile')
      return () => browser.submit(page, '/account/profile', { fullName: 'Somebody Else' })
    },
    unchanged: 'select full_name from account',
  },
  'signing out everywhere': {
    template: 'session_ended_everywhere',
    async ready(app) {
      const browser = await signedIn(app)
      const page = await browser.get('/sign-out')
      return () => browser.submit(page, '/sign-out', { how: 'everywhere' })
    },
    unchanged: 'select ended_at from session order by session_id',
  },
  'the end of an account': {
    template: 'account_closing',
    async ready(app) {
      const browser = await signedIn(app)
      const page = await browser.get('/account/close')
      return () => browser.submit(page, '/account/close')
    },
    unchanged: 'select status from account',
  },
}

for (const [name, { template, ready, unchanged }] of Object.entries(changes)) {
  test(`${name} is done and told of, or neither`, async () => {
    await using app = await startApp()
    await app.given.account({ address })
    const go = await ready(app)
    const before = (await app.database.query(unchanged)).rows
    await breakAt(app, template)
    assert.equal((await go()).status, 500)
    assert.deepEqual((await app.database.query(unchanged)).rows, before)
    await app.database.query('drop trigger break on message')
    assert.ok((await go()).status < 400, 'it goes on where it was')
    assert.notDeepEqual((await app.database.query(unchanged)).rows, before)
    assert.equal((await app.mail(address)).filter((message) => message.template === template).length, 1)
  })
}

test('every contact is told of a changed name, with the way to a new password', async () => {
  await using app = await startApp()
  await app.given.account({ address })
  const browser = await signedIn(app)
  const page = await browser.get('/account/profile')
  await browser.submit(page, '/account/profile', {})
  assert.ok(!(await app.mail(address)).some((message) => message.template === 'profile_changed'), 'nothing was changed')
  await browser.submit(page, '/account/profile', { fullName: 'Mallory' })
  const told = (await app.mail(address)).find((message) => message.template === 'profile_changed')
  assert.ok(told)
})
