import assert from 'node:assert/strict'
import { PassThrough, Readable } from 'node:stream'
import { suite, test } from 'node:test'
import { startMailServer } from '../../../test/mail-server.ts'
import { startApp, type TestApp } from '../../../test/start-app.ts'
import { openCommandLineContext } from '../../app/index.ts'
import { sql } from '../../platform/database/index.ts'
import { runCommandLine } from '../index.ts'
import { checkCookies, checkHeaders, checkHttpClock, checkProxy, judgeCertificate } from './web.ts'

const secret = 'aK3x9QmZ7bW1cV5nP8sD2fG4hJ6lT0yR'

async function doctor(env: NodeJS.ProcessEnv, ...words: string[]) {
  const stdin = Object.assign(Readable.from([]), { isTTY: false })
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await runCommandLine(['doctor', ...words], openCommandLineContext, {
    env,
    stdin,
    stdout,
    stderr,
  } as never)
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') }
}

type Told = { findings: { check: string; state: string; finding: string; todo: string | null }[] }

async function examine(env: NodeJS.ProcessEnv, ...words: string[]) {
  const { code, out, err } = await doctor(env, '--json', ...words)
  assert.ok(out, err)
  const { findings } = JSON.parse(out) as Told
  return { code, findings, stateOf: (check: string) => findings.find((each) => each.check === check)?.state }
}

const envOf = (app: TestApp, smtp: string): NodeJS.ProcessEnv => ({
  LANG: 'en_GB.UTF-8',
  GENKAN_URL: app.url,
  GENKAN_SECRET: secret,
  GENKAN_SMTP_URL: smtp,
  GENKAN_MAIL_FROM: 'Genkan <no-reply@example.co.jp>',
  DATABASE_URL: app.database.url,
})

suite('the installation', () => {
  test('a whole one is in order; a mail is sent and its receipt shown', async () => {
    await using app = await startApp({ logged: [] })
    await using mail = await startMailServer()
    const { code, findings, stateOf } = await examine(envOf(app, mail.url), '--mail', 'taro@example.co.jp')
    const broken = findings.filter(({ state }) => state === 'broken')
    assert.deepEqual(broken, [])
    assert.equal(code, 0)
    for (const check of [
      'database',
      'databaseClock',
      'migrations',
      'background',
      'outbox',
      'mail',
      'testMail',
      'reachable',
    ])
      assert.equal(stateOf(check), 'ok', check)
    for (const check of ['ready', 'cookies', 'headers', 'proxy', 'httpClock', 'keys'])
      assert.equal(stateOf(check), 'ok', check)
    // A bare name and no archive: worth a look, not broken.
    assert.deepEqual([stateOf('address'), stateOf('backups')], ['look', 'look'])
    const sent = await mail.mail()
    assert.deepEqual(sent.to, ['taro@example.co.jp'])
    const { out } = await doctor({ ...envOf(app, mail.url), LANG: 'ja_JP.UTF-8' })
    assert.match(out, /^正常 {2}設定/m)
    assert.match(out, /^確認 {2}バックアップ.*\n\s+→ /m)
  })

  test('what is broken is named with what to do, and gives 1', async () => {
    await using app = await startApp({ logged: [] })
    const env = envOf(app, 'smtp://127.0.0.1:9')
    await app.db.run(sql`delete from kysely_migration where name like '%loops'`)
    await app.db.run(sql`
      insert into message (message_id, kind, recipient, recipient_norm, template, language, plain, stranger, created_at, not_after,
        status, attempts, next_try_at, provider)
      values (gen_random_uuid(), 'email', 'a@example.com', 'a@example.com', 'reset_code', 'en', false, false,
        now() - interval '1 hour', now() + interval '1 hour', 'deferred', 3, now() + interval '1 hour', 'example.com')`)
    await app.db.run(sql`
      insert into sign_in_log (owner_id, at, attempt_id, method, outcome, familiar, device, network, evidence)
      select gen_random_uuid(), now(), gen_random_uuid(), 'password', 'success', false, '—', '10.0.1.0/24', '{}' from generate_series(1, 30)`)
    const { code, findings, stateOf } = await examine(env)
    assert.equal(code, 1)
    assert.equal(stateOf('visitors'), 'look')
    for (const check of ['mail', 'migrations', 'outbox']) assert.equal(stateOf(check), 'broken', check)
    for (const each of findings) assert.equal(each.todo === null, each.state === 'ok', each.check)
    const { out, err } = await doctor(env)
    assert.match(out, /broken {2}Schema.*1 steps are missing\n\s+→ Run: genkan migrate/)
    assert.match(err, /3 of these are broken/)
  })

  test('an address that cannot be reached or leads elsewhere, and a database that is away', async () => {
    await using app = await startApp()
    const env = envOf(app, 'smtp://127.0.0.1:9')
    const away = await examine({ ...env, GENKAN_URL: 'http://localhost:9' })
    assert.equal(away.stateOf('reachable'), 'broken')
    const elsewhere = await examine({ ...env, GENKAN_URL: `http://127.0.0.1:${app.port}` })
    assert.equal(elsewhere.findings.find((each) => each.check === 'reachable')?.finding, 'wrongHost')
    const gone = await examine({ ...env, DATABASE_URL: 'postgres://genkan:hidden@127.0.0.1:9/genkan' })
    assert.equal(gone.stateOf('database'), 'broken')
    assert.doesNotMatch(JSON.stringify(gone.findings), /hidden/)
  })

  test('a configuration with mistakes is told line by line; a pattern is no address', async () => {
    const { code, findings } = await examine({ GENKAN_URL: 'https://*.example.com', LANG: 'en' })
    assert.equal(code, 1)
    assert.ok(findings.length > 1)
    assert.ok(findings.every(({ check, state }) => check === 'configuration' && state === 'broken'))
  })
})

suite('what stands in front', () => {
  const page = (headers: [string, string][]) => new Response('', { headers })
  const secure = { secure: true }

  test('a proxy that takes or rewrites cookies', () => {
    const cookie = '__Host-genkan_language=en; Path=/; SameSite=Lax; Secure; Max-Age=1'
    assert.equal(checkCookies(page([['set-cookie', cookie]]), secure).state, 'ok')
    assert.equal(checkCookies(page([]), secure).said, 'cookiesGone')
    for (const changed of [
      cookie.replace('; Secure', ''),
      cookie.replace('Path=/', 'Path=/id'),
      `${cookie}; Domain=example.com`,
      cookie.replace('__Host-', ''),
    ])
      assert.equal(checkCookies(page([['set-cookie', changed]]), secure).said, 'cookiesChanged', changed)
  })

  test('a certificate that ends soon, has ended or is not trusted', () => {
    assert.equal(judgeCertificate({ days: 60 }).state, 'ok')
    assert.equal(judgeCertificate({ days: 20 }).state, 'look')
    assert.equal(judgeCertificate({ days: 2 }).state, 'broken')
    assert.equal(judgeCertificate({ days: 60, fault: 'SELF_SIGNED_CERT_IN_CHAIN' }).state, 'broken')
  })

  test('headers that were taken away, an unknown proxy, a clock', () => {
    const whole: [string, string][] = [
      ['content-security-policy', "default-src 'none'"],
      ['x-content-type-options', 'nosniff'],
      ['referrer-policy', 'same-origin'],
      ['cross-origin-opener-policy', 'same-origin'],
      ['cache-control', 'no-store'],
    ]
    const strict: [string, string] = ['strict-transport-security', 'max-age=31536000']
    assert.equal(checkHeaders(page([...whole, strict]), secure).state, 'ok')
    assert.deepEqual(checkHeaders(page(whole), secure).values, { names: 'strict-transport-security' })
    assert.equal(checkHeaders(page(whole), { secure: false }).state, 'ok')
    assert.equal(checkProxy({ secure: true, trustedProxies: [] }).state, 'broken')
    assert.equal(checkProxy({ secure: true, trustedProxies: ['10.0.0.1/32'] }).state, 'ok')
    const date: [string, string][] = [['date', 'Sun, 22 Nov 2026 05:00:00 GMT']]
    assert.equal(checkHttpClock(page(date), Date.parse('2026-11-22T05:00:01Z')).state, 'ok')
    assert.equal(checkHttpClock(page(date), Date.parse('2026-11-22T05:01:00Z')).state, 'look')
  })
})

suite('a device', () => {
  test('gives evidence for the helper as JSON, and lines for people', async () => {
    await using app = await startApp()
    const { code, out } = await doctor({ LANG: 'en' }, '--device', '--url', app.url, '--json')
    assert.equal(code, 0)
    const items = JSON.parse(out) as { name: string; value: unknown; where: string }[]
    assert.ok(items.every(({ where }) => where === 'device'))
    assert.equal(items.find(({ name }) => name === 'hosts')?.value, 'reached')
    assert.ok(Math.abs(items.find(({ name }) => name === 'clock')?.value as number) < 2000)
    const people = await doctor({ LANG: 'en' }, '--device', '--url', app.url)
    assert.match(people.out, /^ok +Clock +fits/m)
    assert.match(people.out, /^ok +Reaching localhost +reached/m)
  })

  test('needs an address', async () => {
    assert.equal((await doctor({ LANG: 'en' }, '--device')).code, 2)
    assert.equal((await doctor({ LANG: 'en' }, '--device', '--url', 'file:///etc/passwd')).code, 2)
  })
})
