import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import PostalMime from 'postal-mime'
import { startMailServer } from '../../../test/mail-server.ts'
import { aiko, codeMail, house, keys, payloadOf } from './house.fixture.ts'
import { deliveryHealth, enqueue, purgeMessages, receiptsFor } from './index.ts'

test('a mail goes to its one recipient, with our headers, and its content is wiped', async () => {
  await using server = await startMailServer()
  await using home = await house(server.url)
  home.start()
  const id = await home.post()
  const receipt = await home.until('accepted')
  assert.deepEqual(
    [receipt.class, receipt.code, receipt.provider, receipt.attempts],
    ['accepted', 250, 'example.com', 1],
  )
  assert.equal(await payloadOf(home), null)
  const [mail] = server.mails
  assert.deepEqual([mail?.from, mail?.to], ['no-reply@example.co.jp', [aiko]])
  const parsed = await PostalMime.parse(mail?.source ?? '')
  const header = (name: string) => parsed.headers.find((each) => each.key === name)?.value
  assert.equal(parsed.subject, '123456 — your Genkan code')
  assert.equal(header('auto-submitted'), 'auto-generated')
  assert.equal(header('x-auto-response-suppress'), 'All')
  assert.equal(header('list-unsubscribe'), undefined)
  assert.equal(header('x-mailer'), undefined)
  assert.equal(parsed.messageId, `<${id}@id.example.co.jp>`)
  assert.match(parsed.text ?? '', /123456/)
  assert.match(parsed.html ?? '', /123456/)
  assert.equal(parsed.attachments.length, 0)
})

test('neither the log nor the table holds a code or a recipient where it need not', async () => {
  await using server = await startMailServer()
  server.script({ at: 'rcpt', reply: `550 5.1.1 <${aiko}> unknown` })
  await using home = await house(server.url)
  home.start()
  await home.post()
  await home.until('refused')
  assert.doesNotMatch(home.lines.join('\n'), /123456|aiko/)
  await home.post({ to: 'b@example.com' })
  const { rows } = await home.database.query('select * from message')
  assert.doesNotMatch(JSON.stringify(rows), /123456/)
})

test('C28 a code that a filter refuses goes once more without links', async () => {
  await using server = await startMailServer()
  server.script({ at: 'data', reply: '550 5.7.1 mail with links refused' })
  await using home = await house(server.url)
  home.start()
  await home.post()
  const receipt = await home.until('accepted')
  assert.equal(receipt.attempts, 2)
  const [first, second] = server.mails
  assert.match(first?.source ?? '', /https:/)
  assert.doesNotMatch(second?.source ?? '', /https:|text\/html/)
})

test('four processes on one outbox send each of 60 mails once', async () => {
  await using server = await startMailServer()
  await using home = await house(server.url)
  const to = Array.from({ length: 60 }, (_, n) => `p${n}@example.com`)
  for (let n = 0; n < 4; n += 1) home.start()
  await Promise.all(to.map((address) => home.post({ to: address })))
  await Promise.all(to.map((address) => home.until('accepted', address)))
  await sleep(300)
  assert.deepEqual(server.mails.flatMap((mail) => mail.to).sort(), to.sort())
})

test('what a rolled back transaction wanted to say is never sent', async () => {
  await using server = await startMailServer()
  await using home = await house(server.url)
  home.start()
  await home.db
    .transaction(async (tx) => {
      await enqueue(tx, keys, codeMail)
      throw new Error('changed my mind')
    })
    .catch(() => {})
  await sleep(800)
  assert.deepEqual([server.mails.length, await receiptsFor(home.db, { to: aiko })], [0, []])
})

test('an address without an account gets one mail in 24 hours, a network 20 a day, a phone none', async () => {
  await using server = await startMailServer()
  await using home = await house(server.url)
  const stranger = { template: 'sign_in_unknown', values: {}, source: '203.0.113.0/24' } as const
  await home.post(stranger)
  home.start()
  await home.until('accepted')
  await home.post({
    ...stranger,
    to: 'AIKO@example.com',
    template: 'reset_unknown',
    values: { signUpLink: 'https://id.example.co.jp/sign-up' },
  })
  assert.equal((await home.until('dropped')).class, 'limited')
  for (let n = 0; n < 20; n += 1) await home.post({ ...stranger, to: `s${n}@example.com` })
  await home.until('dropped', 's19@example.com')
  await home.until('accepted', 's18@example.com')
  await home.post({ ...stranger, kind: 'phone', to: '+819012345678' })
  await home.until('dropped', '+819012345678')
  await home.database.shift(25 * 3_600_000)
  await home.post(stranger)
  await home.until('accepted')
  assert.equal(server.mails.length, 21)
})

test('the work of writing a message is the same for known and unknown addresses', async () => {
  await using home = await house(undefined)
  const before = home.db.roundTrips()
  await home.post({ template: 'reset_unknown', values: { signUpLink: 'https://id.example.co.jp/sign-up' } })
  const unknown = home.db.roundTrips() - before
  await home.post({
    template: 'reset_code',
    values: { code: '123456', link: 'https://id.example.co.jp/r' },
    accountId: '01890000-0000-7000-8000-000000000000',
  })
  assert.deepEqual([unknown, home.db.roundTrips() - before], [1, 2])
})

test('ATK-040 ATK-048 more than one recipient, or a line break in one, is never written down', async () => {
  await using home = await house(undefined)
  for (const to of [
    'a@x.example,b@y.example',
    'a@x.example\r\nBcc: b@y.example',
    'a@x.example\nRCPT TO:<b@y.example>',
    'A <a@x.example>',
    '"b@y.example"@x.example',
    ' a@x.example',
    'a@x.example\u2028',
    '',
  ]) {
    await assert.rejects(home.post({ to }), /not one address/, JSON.stringify(to))
  }
  for (const to of ['+8190\r\n', '09012345678', 'a@x.example', '+81901234567890123']) {
    await assert.rejects(home.post({ kind: 'phone', to }), /not one phone number/, JSON.stringify(to))
  }
})

const badWords = [
  '\r\nBcc: evil@example.com',
  '\nBcc: evil@example.com',
  '\rBcc: evil@example.com',
  '\u2028Bcc: evil@example.com',
  '\r\n.\r\nMAIL FROM:<evil@example.com>\r\nRCPT TO:<evil@example.com>\r\nDATA\r\nSubject: evil',
  '\r\n\r\n.\r\n',
  '.\n..\n',
  '=?utf-8?b?DQpCY2M6IGV2aWxAZXhhbXBsZS5jb20=?=',
  '{{code}} $\u007bcode} {code} $t(mail.foot) $nest(mail.foot)',
  '<script>alert(1)</script><a href="https://evil.example/">x</a>',
  `x${'y'.repeat(5000)}`,
  '\u0000\u001b[2J\ud800\ufffe\u202egnp.exe',
  'a\r\nContent-Type: text/html',
  '../../etc/passwd',
]

test('ATK-048 BAD-mail every odd value makes one mail with our envelope and our headers', async () => {
  await using server = await startMailServer()
  await using home = await house(server.url)
  home.start()
  const templates = ['new_browser', 'contact_added', 'account_closing', 'sign_in_code'] as const
  const link = 'https://id.example.co.jp/x'
  let sent = 0
  for (const [n, words] of badWords.entries()) {
    for (const template of templates) {
      const to = `bad${n}-${template}@example.com`
      const values = {
        code: words,
        device: words,
        network: words,
        mask: words,
        date: words,
        undoLink: link,
        notMeLink: link,
        restoreLink: link,
      }
      await home.post({ to, template, values })
      const mail = await server.mail((each) => each.to.includes(to))
      sent += 1
      assert.deepEqual([mail.from, mail.to], ['no-reply@example.co.jp', [to]])
      const head = mail.source.slice(0, mail.source.indexOf('\r\n\r\n'))
      const names = head
        .replace(/\r\n[ \t]/g, ' ')
        .split('\r\n')
        .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
      assert.deepEqual(names.sort(), [
        'auto-submitted',
        'content-language',
        'content-type',
        'date',
        'from',
        'message-id',
        'mime-version',
        'subject',
        'to',
        'x-auto-response-suppress',
      ])
      assert.ok(mail.source.split('\r\n').every((line) => line.length <= 998))
      const parsed = await PostalMime.parse(mail.source)
      assert.deepEqual(
        [parsed.to?.length, parsed.bcc, parsed.cc, parsed.attachments.length],
        [1, undefined, undefined, 0],
      )
      assert.doesNotMatch(parsed.html ?? '', /<script|evil\.example\/">/)
    }
  }
  assert.equal(server.mails.length, sent)
})

test('a text message without a service ends visibly', async () => {
  await using home = await house(undefined)
  home.start()
  await home.post({ kind: 'phone', to: '+819012345678' })
  assert.equal((await home.until('refused', '+819012345678')).class, 'not_configured')
})

test('local mode accepts at once and keeps the content for the outbox page', async () => {
  await using home = await house(undefined, { local: true })
  home.start()
  await home.post()
  await home.until('accepted', aiko, 1000)
  assert.notEqual(await payloadOf(home), null)
})

test('health tells the median until acceptance, 20 seconds when nothing is known', async () => {
  await using home = await house(undefined)
  assert.deepEqual((await deliveryHealth(home.db)).email, { down: false, since: null, medianSeconds: 20 })
  for (const seconds of [2, 4, 300]) {
    await home.post()
    await home.database.query(
      `update message set status = 'accepted', created_at = now() - interval '10 minutes', tried_at = now(),
         accepted_at = now() - interval '10 minutes' + make_interval(secs => $1) where status = 'waiting'`,
      [seconds],
    )
  }
  await sleep(3100)
  assert.deepEqual((await deliveryHealth(home.db)).email, { down: false, since: null, medianSeconds: 4 })
})

test('receipts are found by attempt, account and recipient, and forgotten after a while', async () => {
  await using home = await house(undefined)
  const [attemptId, accountId] = ['01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002']
  await home.post({ attemptId, accountId, ownerId: accountId, purpose: 'sign_in' })
  await home.post({ to: 'nobody@example.com' })
  for (const by of [{ attemptId }, { accountId }, { to: 'Aiko@Example.com' }, { attemptId, to: aiko }]) {
    assert.deepEqual(
      (await receiptsFor(home.db, by)).map((each) => each.purpose),
      ['sign_in'],
    )
  }
  assert.deepEqual(await receiptsFor(home.db, {}), [])
  await home.database.shift(4 * 86_400_000)
  assert.equal(await purgeMessages(home.db), 1)
  await home.database.shift(31 * 86_400_000)
  assert.equal(await purgeMessages(home.db), 1)
})
