import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { createTestDatabase } from '../../../test/database.ts'
import { enqueue, type NewMessage } from '../../mechanisms/delivery/index.ts'
import type { Config } from '../../platform/config/index.ts'
import { openKeys } from '../../platform/crypto/index.ts'
import { openDatabase } from '../../platform/database/index.ts'
import { createApp } from '../../platform/http/index.ts'
import { localRoutes } from './index.ts'

const url = 'http://localhost:3000'

async function house(settings: Partial<Config> = {}) {
  const database = await createTestDatabase()
  const db = openDatabase({ url: database.url, poolSize: 2 })
  const keys = openKeys([randomBytes(32)])
  const config = {
    url,
    secure: false,
    local: true,
    examplePort: 3001,
    timeZone: 'Asia/Tokyo',
    trustedProxies: [],
    ...settings,
  } as unknown as Config
  const { app, cookies } = createApp({ config, log: { error() {} } })
  app.route('/local', localRoutes({ config, db, keys, newBrowser: cookies.newBrowser }))
  return {
    post: (message: Partial<NewMessage> = {}) => enqueue(db, keys, { ...codeMail, ...message } as NewMessage),
    async get(path: string, headers: Record<string, string> = {}, peer = '127.0.0.1') {
      const request = { headers: { host: 'localhost:3000', 'accept-language': 'en', ...headers } }
      return app.request(url + path, request, { incoming: { socket: { remoteAddress: peer } } } as never)
    },
    async [Symbol.asyncDispose]() {
      await db.close()
      await database.drop()
    },
  }
}

const codeMail: NewMessage = {
  kind: 'email',
  to: 'aiko@example.com',
  template: 'reset_code',
  language: 'en',
  values: { code: '123456', link: `${url}/reset/link?t=abc&x=1` },
  minutes: 10,
}

const json = { accept: 'application/json' }

test('the outbox tells programs everything, newest first, of one recipient or all', async () => {
  await using home = await house()
  await home.post()
  await home.post({ to: 'ken@example.com', template: 'sign_in_code', values: { code: '654321' } })
  await home.post({ kind: 'phone', to: '+819012345678', template: 'sign_in_code', values: { code: '111222' } })
  const all = await (await home.get('/local/outbox', json)).json()
  assert.deepEqual(
    all.map((each: { code: string }) => each.code),
    ['111222', '654321', '123456'],
  )
  const [one, ...others] = await (await home.get('/local/outbox?to=AIKO@example.com', json)).json()
  assert.equal(others.length, 0)
  assert.deepEqual(
    [one.to, one.template, one.subject, one.code, one.link],
    ['aiko@example.com', 'reset_code', '123456 — your Genkan code', '123456', `${url}/reset/link?t=abc&x=1`],
  )
  assert.match(one.text, /123456/)
  assert.match(one.html, /<!DOCTYPE html>/)
  assert.ok(!Number.isNaN(Date.parse(one.createdAt)))
  assert.equal(all[0].subject, null)
})

test('the pages show the code big and the links to follow, in both languages', async () => {
  await using home = await house()
  const id = await home.post()
  for (const [language, words] of [
    ['en', 'Outbox'],
    ['ja', '送信箱'],
  ] as const) {
    const list = await (await home.get('/local/outbox', { 'accept-language': language })).text()
    assert.match(list, new RegExp(words))
    assert.match(list, /data-copy="123456"/)
    assert.ok(list.includes(`/local/outbox/${id}"`))
    const page = await (await home.get(`/local/outbox/${id}`, { 'accept-language': language })).text()
    assert.match(page, /data-code="123456"/)
    assert.ok(page.includes(`href="${url}/reset/link?t=abc&amp;x=1"`))
  }
  const mail = await home.get(`/local/outbox/${id}/html`)
  assert.match(mail.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/)
  assert.match(await mail.text(), /123456/)
})

test('an empty outbox and the start page say where to go', async () => {
  await using home = await house()
  assert.match(await (await home.get('/local/outbox')).text(), /Nothing was sent yet/)
  const start = await (await home.get('/local')).text()
  for (const href of ['/sign-up', '/sign-in', '/local/outbox', 'http://localhost:3001/'])
    assert.ok(start.includes(`href="${href}"`), href)
})

test('outside local mode there is no outbox', async () => {
  await using home = await house({ local: false })
  await home.post()
  for (const path of ['/local', '/local/outbox', '/local/outbox/x'])
    assert.equal((await home.get(path, json)).status, 404, path)
})

test('nobody but this machine reads the outbox, not through a proxy or another name either', async () => {
  await using home = await house()
  await home.post()
  for (const peer of ['192.0.2.1', '::ffff:192.0.2.1', '2001:db8::1', '']) {
    assert.equal((await home.get('/local/outbox', json, peer)).status, 404, peer)
  }
  for (const peer of ['::1', '::ffff:127.0.0.1', '127.0.0.2']) {
    assert.equal((await home.get('/local/outbox', json, peer)).status, 200, peer)
  }
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']) {
    assert.equal((await home.get('/local/outbox', { ...json, [header]: '127.0.0.1' })).status, 404, header)
  }
  const elsewhere = await home.get('/local/outbox', { ...json, host: 'evil.example:3000' })
  assert.notEqual(elsewhere.status, 200)
  assert.doesNotMatch(await elsewhere.text(), /123456/)
})

test('a message that is not there is not found, whatever is asked for', async () => {
  await using home = await house()
  for (const id of ['x', '01890000-0000-7000-8000-000000000000', "'; drop table message; --", '%00']) {
    assert.equal((await home.get(`/local/outbox/${encodeURIComponent(id)}`)).status, 404, id)
  }
})
