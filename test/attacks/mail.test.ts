import assert from 'node:assert/strict'
import { test } from 'node:test'
import PostalMime from 'postal-mime'
import { sentMessages } from '../../src/mechanisms/delivery/index.ts'
import { readConfig } from '../../src/platform/config/index.ts'
import { readEmail, readIdentifier } from '../../src/records/accounts/index.ts'
import { startMailServer } from '../mail-server.ts'
import { startApp, type TestApp } from '../start-app.ts'
import { askFor, count, generous } from './means.ts'
import { formOf, sendRaw } from './wire.ts'

const address = 'aiko@example.com'
const evil = 'evil.example'

type Headers = [name: string, value: string][]

/** All that a client or a careless proxy could say about where this is. */
const spoofed: Record<string, { headers: Headers; target?: string }> = {
  'X-Forwarded-Host': { headers: [['X-Forwarded-Host', evil]] },
  'X-Forwarded-Host twice': {
    headers: [
      ['X-Forwarded-Host', evil],
      ['X-Forwarded-Host', `${evil}, other.example`],
    ],
  },
  'X-Forwarded-Proto': { headers: [['X-Forwarded-Proto', 'javascript']] },
  'X-Forwarded-Port': { headers: [['X-Forwarded-Port', '666']] },
  'X-Forwarded-Prefix': { headers: [['X-Forwarded-Prefix', '/evil']] },
  'X-Forwarded-Server': { headers: [['X-Forwarded-Server', evil]] },
  'X-Forwarded-For': { headers: [['X-Forwarded-For', '203.0.113.9, 10.0.0.1']] },
  'X-Real-IP': { headers: [['X-Real-IP', '203.0.113.9']] },
  'True-Client-IP': { headers: [['True-Client-IP', '203.0.113.9']] },
  Forwarded: { headers: [['Forwarded', `for=203.0.113.9;host=${evil};proto=https`]] },
  'X-Host': { headers: [['X-Host', evil]] },
  'X-Original-Host': { headers: [['X-Original-Host', evil]] },
  'X-Original-URL': { headers: [['X-Original-URL', `https://${evil}/reset`]] },
  'X-Rewrite-URL': { headers: [['X-Rewrite-URL', '/sign-up']] },
  'X-HTTP-Method-Override': { headers: [['X-HTTP-Method-Override', 'PUT']] },
  Referer: { headers: [['Referer', `https://${evil}/`]] },
  'Base-Url': { headers: [['Base-Url', `https://${evil}`]] },
  'absolute form': { headers: [], target: `http://${evil}/reset` },
}

/** Asks for a reset and gives the mail, byte for byte but for code, link and time. */
async function mailAfter(app: TestApp, headers: Headers, target = '/reset'): Promise<string> {
  await app.database.query('delete from rate_window; delete from message')
  await sendRaw(app.port, formOf(app, target, { identifier: address }, headers))
  const [mail, ...more] = await sentMessages(app.db, app.keys, app.config)
  assert.equal(more.length, 0)
  assert.ok(mail, 'nothing was sent')
  assert.equal(mail.to, address)
  assert.ok(mail.link?.startsWith(`${app.config.url}/reset/link/`))
  return JSON.stringify(mail.content)
    .replaceAll(mail.code as string, '000000')
    .replaceAll(mail.link as string, 'link')
    .replace(/\b\d{1,2}:\d\d\b/g, '00:00')
}

test('ATK-035 ATK-036 ATK-037 whatever a request says of its host, the mail is the same to the byte', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const plain = await mailAfter(app, [])
  for (const [name, { headers, target }] of Object.entries(spoofed))
    assert.equal(await mailAfter(app, headers, target), plain, name)
})

test('ATK-035 pages and redirects name no other host either', async () => {
  await using app = await startApp({ limits: generous })
  for (const [name, { headers }] of Object.entries(spoofed)) {
    for (const target of ['/sign-in', '/reset', '/sign-up', '/.well-known/openid-configuration', '/nowhere']) {
      const answer = await sendRaw(app.port, { target, headers: [['Host', new URL(app.url).host], ...headers] })
      const said = `${JSON.stringify(answer.headers)}${answer.body}`
      assert.ok(
        !said.includes(evil) && !said.includes('203.0.113.9') && !said.includes('javascript:'),
        `${name} ${target}`,
      )
    }
  }
})

test('ATK-038 a request for another host is misdirected, and nothing is sent', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  const { host } = new URL(app.url)
  for (const hosts of [
    [evil],
    [`${host}.${evil}`],
    [`${evil}:${app.port}`],
    [`${host}@${evil}`],
    [`${evil}#@${host}`],
    [`localhost:${app.port + 1}`],
    ['localhost'],
    [`${host}.`],
    [`127.0.0.1:${app.port}`],
    [`[::1]:${app.port}`],
    [`${host}, ${evil}`],
    [evil, host],
    [`${evil}/${host}`],
    [`\u00e9vil.example`],
    [''],
    [],
  ]) {
    const form = formOf(app, '/reset', { identifier: address })
    const [, ...rest] = form.headers as Headers
    for (const target of ['/reset', `http://${host}/reset`]) {
      const headers: Headers = [...hosts.map((name): [string, string] => ['Host', name]), ...rest]
      const answer = await sendRaw(app.port, { ...form, target, headers })
      assert.ok([400, 421].includes(answer.status), `${hosts} ${target}: ${answer.status}`)
    }
  }
  for (const target of ['/sign-in', '/reset/link/x']) {
    const answer = await sendRaw(app.port, { method: 'HEAD', target, headers: [['Host', evil]] })
    assert.equal(answer.status, 421)
  }
  assert.equal(await count(app, 'message'), 0)
  assert.equal(await count(app, 'challenge'), 0)
})

test('ATK-038 over https no other host is answered at all, and over http only with the way to the right one', async () => {
  await using secure = await startApp({ config: { url: 'https://id.example.com', secure: true, local: false } })
  for (const target of ['/sign-in', '/assets/../sign-in', '/assets/%2e%2e/sign-in', '//sign-in'])
    assert.ok([404, 421].includes((await sendRaw(secure.port, { target, headers: [['Host', evil]] })).status), target)
  await using local = await startApp()
  for (const target of ['/sign-in', '//evil.example/', '/\\evil.example/', '/%5cevil.example']) {
    const answer = await sendRaw(local.port, { target, headers: [['Host', evil]] })
    const location = answer.header('location')
    if (location) assert.equal(new URL(location).origin, local.url, target)
    assert.ok([307, 400, 421].includes(answer.status), `${target}: ${answer.status}`)
  }
})

test('ATK-039 the address of the installation is configured, never taken from requests', () => {
  const rest = {
    GENKAN_SECRET: 'abcdefghijklmnopqrstuvwxyz0123456789',
    GENKAN_SMTP_URL: 'smtp://mail.example.com',
    GENKAN_MAIL_FROM: 'id@example.com',
    DATABASE_URL: 'postgres://db.example.com/genkan',
  }
  assert.ok('config' in readConfig({ ...rest, GENKAN_URL: 'https://id.example.com' }))
  for (const url of [undefined, '', 'auto', 'request', '*', '/', '//id.example.com', 'http://id.example.com']) {
    const read = readConfig({ ...rest, GENKAN_PRODUCTION: 'on', ...(url === undefined ? {} : { GENKAN_URL: url }) })
    assert.ok('mistakes' in read && read.mistakes.some((mistake) => mistake.startsWith('GENKAN_URL')), `${url}`)
  }
})

const me = 'mallory@example.com'

test('ATK-040 however many addresses are sent, at most one is written to, and it is taken from its own row', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  await app.given.account({ address: me, name: 'Mallory' })
  const encoded = encodeURIComponent
  const bodies = [
    `identifier[]=${address}&identifier[]=${me}`,
    `identifier=${address}&identifier=${me}`,
    `identifier=${address}&identifier[]=${me}`,
    `identifier[0]=${address}&identifier[1]=${me}`,
    `identifier[email]=${address}`,
    `identifier.0=${address}`,
    `identifier=${encoded(`${address},${me}`)}`,
    `identifier=${encoded(`${address};${me}`)}`,
    `identifier=${encoded(`${address} ${me}`)}`,
    `identifier=${encoded(`${address}\n${me}`)}`,
    `identifier=${encoded(`${address}\r\nBcc: ${me}`)}`,
    `identifier=${encoded(`${address}\u0000${me}`)}`,
    `identifier=${encoded(`${address}%0d%0aBcc:${me}`)}`,
    `identifier=${encoded(`["${address}","${me}"]`)}`,
    `identifier=${encoded(`{"$ne":""}`)}`,
    `identifier=${encoded(`"${me}"@example.com`)}`,
    `identifier=${encoded(`${me}<${address}>`)}`,
    `identifier=${encoded(`<${address}>,<${me}>`)}`,
    `identifier=${address}&email=${me}&to=${me}&cc=${me}&recipient=${me}`,
  ]
  for (const path of ['/reset', '/sign-in/code', '/sign-up']) {
    for (const body of bodies) {
      await app.database.query('delete from rate_window; delete from message')
      const text = path === '/sign-up' ? body.replaceAll('identifier', 'email') : body
      const answer = await sendRaw(app.port, formOf(app, path, text))
      assert.ok(answer.status < 500, `${path} ${body}`)
      const sent = (await sentMessages(app.db, app.keys, app.config)).map(({ to }) => to)
      assert.ok(sent.length <= 1, `${path} ${body}: ${sent}`)
      assert.ok(sent[0] === undefined || sent[0] === address, `${path} ${body}: ${sent}`)
    }
  }
  for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain', ''])
    assert.ok(
      (
        await sendRaw(
          app.port,
          formOf(app, '/reset', JSON.stringify({ identifier: [address, me] }), [['Content-Type', type]]),
        )
      ).status < 500,
    )
})

test('ATK-041 letters that fold into others reach no other mailbox', async () => {
  await using app = await startApp({ limits: generous })
  const stored = 'mike.smith@example.com'
  await app.given.account({ address: stored })
  for (const typed of [
    'm\u0131ke.smith@example.com',
    'm\u0130ke.smith@example.com',
    'mi\u212ae.smith@example.com',
    'mike.\u017fmith@example.com',
    'mike.smith@ex\u0430mple.com',
    'mike.smith@example.co\u1d50',
    'm\u0456ke.smith@example.com',
    'mike.smith@\u2147xample.com',
    'mike\uff0esmith@example.com',
    'MIKE.SMITH@EXAMPLE.COM',
    'mike.smi\u2060th@example.com',
  ]) {
    await app.database.query('delete from rate_window; delete from message')
    await sendRaw(app.port, formOf(app, '/reset', { identifier: typed }))
    const mails = await sentMessages(app.db, app.keys, app.config)
    for (const mail of mails) {
      if (mail.template === 'reset_code') assert.equal(mail.to, stored, JSON.stringify(typed))
      else assert.equal(mail.code, undefined)
    }
  }
})

test('ATK-047 ATK-048 what a person or a browser says cannot break out of a mail', async () => {
  await using server = await startMailServer()
  await using app = await startApp({ limits: generous, config: { smtpUrl: server.url } })
  const texts = [
    'a\r\nBcc: mallory@example.com',
    'a\nSubject: other',
    'a\r\n.\r\nMAIL FROM:<x@evil.example>',
    'a\rb',
    'a\u2028b\u2029c',
    '<script>alert(1)</script>',
    '<a href="https://evil.example">here</a>',
    '{{constructor}} $\u007b7*7} {code} {link}',
    'https://evil.example/pay',
    'x'.repeat(1200),
    '=?utf-8?q?evil?=',
  ]
  for (const [index, text] of texts.entries()) {
    const to = `p${index}@example.com`
    await app.given.account({ address: to, name: text.replace(/[\r\n]/g, ' ').slice(0, 190) })
    await app.database.query('delete from rate_window')
    const agent = text.replace(/[^\x20-\x7e]/g, ' ')
    await sendRaw(app.port, formOf(app, '/reset', { identifier: to }, [['User-Agent', agent]]))
    const mail = await server.mail((each) => each.to.includes(to))
    assert.deepEqual(mail.to, [to])
    const read = await PostalMime.parse(mail.source)
    assert.deepEqual(
      read.to?.map(({ address: one }) => one),
      [to],
    )
    assert.equal(read.cc ?? read.bcc, undefined)
    const said = `${read.subject}${read.text}${read.html}`
    assert.doesNotMatch(said, /evil|<script|alert\(1\)|\$\{7/, text)
    assert.equal(Math.max(...mail.source.split('\r\n').map((line) => line.length)) <= 998, true)
  }
  assert.equal(server.mails.length, texts.length)
})

test('ATK-047 words in place of the name of a browser are not passed on to anybody', async () => {
  await using app = await startApp({ limits: generous })
  await app.given.account({ address })
  for (const agent of [
    'Visit evil.example now/1 x',
    'Urgent call 090 1234 5678/2.0 (now)',
    'evil.example',
    '\u0001\u001b[2J',
    'Mozilla/5.0 (evil.example) Chrome/evil.example',
    'Mozilla/5.0 (Windows evil.example) AppleWebKit/537.36 Chrome/141.0 Safari/537.36',
  ]) {
    await app.database.query('delete from message')
    const browser = app.browser({ headers: { 'user-agent': agent.replace(/[^\x20-\x7e]/g, ' ') } })
    await askFor(app, browser, address)
    const [mail] = await sentMessages(app.db, app.keys, app.config)
    assert.doesNotMatch(JSON.stringify(mail?.content), /evil|Urgent|Visit/, agent)
  }
})

test('ATK-049 a quoted local part is not an address here', () => {
  for (const typed of [
    '"x@evil.example"@example.com',
    '"a b"@example.com',
    '"mallory@evil.example x"@example.com',
    'a@evil.example@example.com',
    '(c)a@example.com',
    'a(c)@example.com',
    'a@example.com(c)',
    '<a@example.com>',
    'a <a@example.com>',
    'a@[127.0.0.1]',
    '=?utf-8?q?b=40evil.example?=@example.com',
  ])
    assert.equal(readEmail(typed), undefined, typed)
})

test('ATK-050 64 kB of brackets are refused at once', () => {
  for (const text of [
    '('.repeat(65_536),
    `${'('.repeat(65_536)}@example.com`,
    `a@${'('.repeat(65_536)}`,
    `${'a.'.repeat(32_768)}@x`,
  ]) {
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now()
      assert.equal(readIdentifier(text).ok, false)
      return performance.now() - started
    })
    // The best of a few: the machine may do something else meanwhile.
    assert.ok(Math.min(...times) < 5, `${times} ms`)
  }
})
