import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startMailServer } from '../../../test/mail-server.ts'
import { aiko, house, payloadOf } from './house.fixture.ts'
import { deliveryHealth } from './index.ts'
import { smtpTransport } from './smtp.ts'

test('a refused connection: the mail waits, everybody is told, and it goes when the provider is back', async () => {
  await using server = await startMailServer()
  await using home = await house(server.url)
  await server.goAway()
  home.start()
  await home.post()
  assert.equal((await home.until('deferred')).class, 'provider_down')
  const health = await deliveryHealth(home.db)
  assert.equal(health.email.down, true)
  assert.ok(health.email.since instanceof Date)
  assert.equal(health.phone.down, false)
  await server.comeBack()
  await home.until('accepted')
  assert.equal(server.mails.length, 1)
  await sleep(3100)
  assert.equal((await deliveryHealth(home.db)).email.down, false)
})

test('421 and 451: tried again after a while, one mail in the end', async () => {
  await using server = await startMailServer()
  server.script({ at: 'mail', reply: '421 4.7.0 too busy' }, { at: 'rcpt', reply: '451 4.7.1 greylisted' })
  await using home = await house(server.url)
  home.start()
  await home.post()
  const receipt = await home.until('deferred')
  assert.deepEqual([receipt.class, receipt.code], ['deferred', 421])
  const done = await home.until('accepted', aiko, 20_000)
  assert.deepEqual([done.attempts, server.mails.length], [3, 1])
})

test('421 instead of a greeting is the provider’s trouble', async () => {
  await using server = await startMailServer()
  server.script({ at: 'connect', reply: '421 4.3.2 closing' })
  await using home = await house(server.url)
  home.start()
  await home.post()
  assert.equal((await home.until('deferred')).class, 'provider_down')
  await home.until('accepted')
})

test('550: refused once, never tried again, with the class for the diagnosis', async () => {
  await using server = await startMailServer()
  server.script({ at: 'rcpt', reply: '550 5.1.1 no such user' })
  await using home = await house(server.url)
  home.start()
  await home.post()
  const receipt = await home.until('refused')
  assert.deepEqual([receipt.class, receipt.code, receipt.enhanced, receipt.attempts], ['no_such_user', 550, '5.1.1', 1])
  assert.equal(await payloadOf(home), null)
})

test('taken, then nothing arrives: one receipt, one sending', async () => {
  await using server = await startMailServer()
  await using home = await house(server.url)
  home.start()
  await home.post()
  await home.until('accepted')
  await sleep(1500)
  assert.equal(server.mails.length, 1)
})

test('taken, then hung up without an answer: sent a second time under the same id', async () => {
  await using server = await startMailServer()
  server.script('take and hang up')
  await using home = await house(server.url)
  home.start()
  const id = await home.post()
  await home.until('accepted')
  assert.deepEqual(
    server.mails.map((mail) => mail.accepted),
    [false, true],
  )
  for (const mail of server.mails) assert.ok(mail.source.includes(`<${id}@`))
})

test('a provider that returns after the deadline gets nothing: never late', async () => {
  await using server = await startMailServer()
  await using home = await house(server.url)
  await server.goAway()
  home.start()
  await home.post()
  await home.until('deferred')
  await home.database.shift(10 * 60_000)
  const receipt = await home.until('dropped')
  assert.equal(receipt.class, 'provider_down')
  assert.equal(await payloadOf(home), null)
  await server.comeBack()
  await sleep(3000)
  assert.equal(server.mails.length, 0)
  assert.match(home.lines.join('\n'), /came to its end unsent/)
})

test('a tarpit is cut off on the wire at the deadline', async () => {
  await using server = await startMailServer()
  server.script('tarpit')
  await using home = await house(server.url)
  home.start()
  await home.post({ minutes: 2 / 60 })
  const receipt = await home.until('dropped')
  assert.equal(receipt.class, 'provider_down')
  await sleep(500)
  assert.equal(server.mails.length, 0)
})

test('a server with a certificate nobody vouches for gets no mail', async () => {
  const certificate = selfSigned()
  for (const secure of [true, false]) {
    await using server = await startMailServer({ ...certificate, secure })
    await using home = await house(server.url)
    home.start()
    await home.post()
    assert.equal((await home.until('deferred')).class, 'provider_down')
    assert.equal(server.mails.length, 0)
  }
})

test('a password never leaves this machine without TLS', async () => {
  await using server = await startMailServer()
  const { port } = new URL(server.url)
  const transport = smtpTransport({
    url: `smtp://name:word@[::ffff:127.0.0.1]:${port}`,
    from: 'no-reply@example.co.jp',
    host: 'id.example.co.jp',
    connections: 1,
  })
  const content = { subject: 's', text: 't' }
  const outcome = await transport.send({
    id: 'x',
    to: aiko,
    language: 'en',
    content,
    signal: AbortSignal.timeout(5000),
  })
  transport.close()
  assert.deepEqual([outcome.status, outcome.class], ['deferred', 'provider_down'])
  assert.deepEqual([server.connections(), server.mails.length], [1, 0])
})

test('what a dead process had taken is sent by another one', async () => {
  await using server = await startMailServer()
  await using home = await house(server.url)
  await home.post()
  await home.database.query(
    `update message set status = 'sending', attempts = 1, next_try_at = now() + interval '60 seconds'`,
  )
  home.start()
  await sleep(1200)
  assert.equal(server.mails.length, 0)
  await home.database.shift(61_000)
  await home.until('accepted')
  assert.equal(server.mails.length, 1)
})

test('a database that goes away and comes back costs no message', async () => {
  await using server = await startMailServer()
  await using home = await house(server.url)
  home.start()
  await home.database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`,
  )
  await sleep(300)
  await home.post()
  await home.until('accepted')
})

function selfSigned(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'genkan-certificate-'))
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')]
  const parameters = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1'
  execFileSync('openssl', [...parameters.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' })
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  rmSync(folder, { recursive: true })
  return made
}
