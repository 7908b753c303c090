import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { type Config, readConfig } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'genkan-config-'))
after(() => rmSync(folder, { recursive: true }))

const secret = 'aK3x9QmZ7bW1cV5nP8sD2fG4hJ6lT0yR'
const served = {
  GENKAN_URL: 'https://id.example.co.jp',
  DATABASE_URL: 'postgres://genkan:hidden@db.example.co.jp/genkan',
  GENKAN_SECRET: secret,
  GENKAN_SMTP_URL: 'smtp://mail.example.co.jp',
  GENKAN_MAIL_FROM: 'Genkan <no-reply@example.co.jp>',
}

function config(env: NodeJS.ProcessEnv): Config {
  const read = readConfig(env)
  assert.ok('config' in read, JSON.stringify(read))
  return read.config
}

function mistakes(env: NodeJS.ProcessEnv): string[] {
  const read = readConfig(env)
  assert.ok('mistakes' in read, 'no mistake was found')
  return read.mistakes
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

suite('local mode', () => {
  const local = { GENKAN_DATA_FOLDER: join(folder, 'local') }

  test('needs nothing to be configured', () => {
    const found = config(local)
    assert.equal(found.local, true)
    assert.equal(found.embedded, true)
    assert.equal(found.url, 'http://localhost:3000')
    assert.deepEqual([found.port, found.examplePort, found.workers], [3000, 3001, 1])
    assert.equal(found.host, '127.0.0.1')
    assert.equal(found.accountsDomain, 'genkan.example')
  })

  test('keeps one secret, which only its owner may read', () => {
    const [first] = config(local).secrets
    assert.deepEqual(config(local).secrets, [first])
    assert.equal(first?.length, 64)
    assert.equal(statSync(join(folder, 'local', 'secret')).mode & 0o777, 0o600)
    assert.equal(statSync(join(folder, 'local')).mode & 0o777, 0o700)
  })

  test('moves the example along with PORT', () => {
    const found = config({ ...local, PORT: '4100' })
    assert.deepEqual([found.port, found.examplePort, found.url], [4100, 4101, 'http://localhost:4100'])
  })

  test('a data folder that cannot be made is told in one line', () => {
    const path = file('not-a-folder', '')
    const [line, ...more] = mistakes({ GENKAN_DATA_FOLDER: path })
    assert.match(line ?? '', /^GENKAN_DATA_FOLDER: the data folder cannot be used: /)
    assert.deepEqual(more, [])
  })
})

suite('outside local mode', () => {
  test('takes a whole configuration', () => {
    const found = config({
      ...served,
      GENKAN_TRUSTED_PROXIES: '10.0.1.0/24, 192.0.2.7 fd00::/48',
      GENKAN_SIGN_UP: 'off',
    })
    assert.equal(found.local, false)
    assert.equal(found.secure, true)
    assert.equal(found.accountsDomain, 'id.example.co.jp')
    assert.deepEqual(found.secrets, [Buffer.from(secret)])
    assert.deepEqual(found.trustedProxies, ['10.0.1.0/24', '192.0.2.7/32', 'fd00::/48'])
    assert.equal(found.signUp, false)
    assert.ok(found.workers >= 1)
  })

  for (const start of [
    { GENKAN_URL: served.GENKAN_URL },
    { DATABASE_URL: served.DATABASE_URL },
    { GENKAN_PRODUCTION: 'on' },
  ]) {
    test(`has no default for anything secret: ${Object.keys(start)}`, () => {
      const wanted = ['GENKAN_URL', 'GENKAN_SECRET', 'GENKAN_SMTP_URL', 'GENKAN_MAIL_FROM', 'DATABASE_URL']
      const lines = mistakes({ ...start, GENKAN_DATA_FOLDER: join(folder, 'never') })
      const absent = wanted.filter((name) => !(name in start))
      assert.deepEqual(lines.map((line) => /^\w+/.exec(line)?.[0]).sort(), absent.sort())
      for (const line of lines) assert.match(line, /is missing: .+ It must be .+ Example: /)
      assert.equal(existsSync(join(folder, 'never')), false)
    })
  }

  test('uses the embedded database only when told to', () => {
    const found = config({ ...served, DATABASE_URL: '', GENKAN_DATABASE: 'embedded' })
    assert.equal(found.embedded, true)
    assert.equal(found.databaseUrl, undefined)
    assert.match(mistakes({ ...served, GENKAN_DATABASE: 'embedded' }).join(), /Keep one of them/)
  })

  test('refuses an address that is readable on the way', () => {
    const line = mistakes({ ...served, GENKAN_URL: 'http://id.example.co.jp' })[0] ?? ''
    assert.match(
      line,
      /^GENKAN_URL must be the https address .+ but is "http:\/\/id\.example\.co\.jp"\. Example: GENKAN_URL=/,
    )
    for (const url of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000']) {
      assert.equal(config({ ...served, GENKAN_URL: url, GENKAN_DOMAIN: 'id.example.com' }).secure, false)
    }
  })

  test('GENKAN_URL is an origin of one host: no path, no query, no name and password, no pattern', () => {
    assert.equal(config({ ...served, GENKAN_URL: 'https://ID.example.co.jp:443/' }).url, 'https://id.example.co.jp')
    for (const url of [
      'https://a.example.com/x',
      'https://a.example.com/?x',
      'https://u:p@a.example.com',
      'a.example.com',
      'https://*.example.com',
      'https://id_.example.com',
      'https://.example.com',
    ]) {
      const lines = mistakes({ ...served, GENKAN_URL: url })
      assert.equal(lines.length, 1, url)
      assert.doesNotMatch(lines[0] ?? '', /u:p/)
    }
  })
})

suite('secrets', () => {
  test('each can come from a file', () => {
    const found = config({
      GENKAN_URL: served.GENKAN_URL,
      GENKAN_MAIL_FROM: served.GENKAN_MAIL_FROM,
      GENKAN_SECRET_FILE: file('secret', `${secret}\n\n${secret.toLowerCase()}\n`),
      DATABASE_URL_FILE: file('database', `${served.DATABASE_URL}\n`),
      GENKAN_SMTP_URL_FILE: file('smtp', `${served.GENKAN_SMTP_URL}\n`),
      GENKAN_REGISTRATION_TOKEN_FILE: file('token', secret),
      GENKAN_METRICS_TOKEN_FILE: file('metrics', secret),
      GENKAN_SMS_URL_FILE: file('sms', 'twilio://a:b@api.twilio.com'),
      GENKAN_SMS_FROM: '+815012345678',
    })
    assert.deepEqual(found.secrets.map(String), [secret, secret.toLowerCase()])
    assert.equal(found.databaseUrl, served.DATABASE_URL)
    assert.equal(found.smtpUrl, served.GENKAN_SMTP_URL)
    assert.deepEqual([found.initialAccessToken, found.metricsToken], [secret, secret])
    assert.equal(found.smsUrl, 'twilio://a:b@api.twilio.com')
  })

  test('are never shown in a mistake', () => {
    const lines = mistakes({
      ...served,
      GENKAN_SECRET: 'hunter2-secret',
      DATABASE_URL: 'mysql://genkan:hunter2@db/genkan',
      GENKAN_SMTP_URL: 'http://u:hunter2@mail',
      GENKAN_REGISTRATION_TOKEN: 'hunter2',
    })
    assert.equal(lines.length, 4)
    assert.doesNotMatch(lines.join('\n'), /hunter2/)
    assert.match(lines.join('\n'), /not shown/)
  })

  test('that are guessable are refused', () => {
    assert.equal(mistakes({ ...served, GENKAN_SECRET: 'x'.repeat(64) }).length, 1)
    assert.equal(mistakes({ ...served, GENKAN_SECRET: `${secret}\nshort` }).length, 1)
  })

  test('a file that is not there, and a secret given twice, are told', () => {
    const away = mistakes({ ...served, GENKAN_SECRET: '', GENKAN_SECRET_FILE: '/nowhere/secret' })
    assert.deepEqual(away, ['GENKAN_SECRET_FILE names a file that cannot be read (ENOENT): "/nowhere/secret"'])
    assert.match(mistakes({ ...served, GENKAN_SECRET_FILE: '/nowhere' }).join(), /both set/)
  })
})

suite('mistakes', () => {
  test('are reported all at once, one line for each, with what was found and an example', () => {
    const lines = mistakes({
      ...served,
      PORT: '99999',
      GENKAN_WORKERS: 'many',
      GENKAN_TIME_ZONE: 'Asia/Edo',
      GENKAN_LOG_LEVEL: 'loud',
      GENKAN_SIGN_UP: 'no',
      GENKAN_DNS_SERVERS: 'dns.example.com',
    })
    assert.equal(lines.length, 6)
    const workers = 'GENKAN_WORKERS must be a whole number from 1 to 256, but is "many". Example: GENKAN_WORKERS=4'
    assert.ok(lines.includes(workers), lines.join('\n'))
  })

  test('never break a line', () => {
    for (const line of mistakes({
      ...served,
      GENKAN_LOG_LEVEL: 'a\nGENKAN: all is well\u001b[2J',
      'GENKAN_X\nY': '1',
    })) {
      assert.doesNotMatch(line, /[\u0000-\u001f]/)
    }
  })

  test('a misspelt variable is named with the one that was meant', () => {
    const lines = mistakes({ ...served, GENKAN_WORKER: '2', GENKAN_SECRET_FLIE: '/x', GENKAN_FRIDGE: 'on' })
    assert.deepEqual(lines, [
      'GENKAN_WORKER is not a setting of Genkan. Did you mean GENKAN_WORKERS?',
      'GENKAN_SECRET_FLIE is not a setting of Genkan. Did you mean GENKAN_SECRET_FILE?',
      'GENKAN_FRIDGE is not a setting of Genkan.',
    ])
  })

  test('variables that a cluster sets for a service called genkan are no mistake', () => {
    const cluster = { GENKAN_SERVICE_HOST: '10.0.0.1', GENKAN_PORT: 'tcp://10.0.0.1:80', GENKAN_PORT_80_TCP_PORT: '80' }
    assert.ok(config({ ...served, ...cluster }))
  })

  test('SMS needs a sender', () => {
    const lines = mistakes({ ...served, GENKAN_SMS_URL: 'twilio://a:b@api.twilio.com' })
    assert.match(lines.join(), /^GENKAN_SMS_FROM is missing/)
  })
})

suite('where people ask a person', () => {
  for (const support of ['mailto:help@example.co.jp', 'https://support.example.co.jp/sign-in?from=genkan']) {
    test(`may be ${support}`, () => {
      assert.equal(config({ ...served, GENKAN_SUPPORT: support }).support, support)
    })
  }
  for (const support of [
    'help@example.co.jp',
    'mailto:a@example.com,b@example.com',
    'mailto:a@example.com?bcc=b@example.com',
    'mailto:a@example.com%0d%0aBcc:b@example.com',
    'http://support.example.co.jp/',
    'https://name:word@support.example.co.jp/',
    'javascript:alert(1)',
    'data:text/html,x',
  ]) {
    test(`is never ${support}`, () => {
      const lines = mistakes({ ...served, GENKAN_SUPPORT: support })
      assert.match(lines[0] ?? '', /^GENKAN_SUPPORT must be /)
    })
  }
})

suite('ATK-098 forwarded headers are never trusted from anybody', () => {
  for (const range of [
    '0.0.0.0/0',
    '::/0',
    '0.0.0.0/1',
    '::ffff:0.0.0.0/96',
    '::ffff:0:0/96',
    '10.0.0.0/8,::/0',
    '*',
    'proxy',
  ]) {
    test(`ATK-098 start-up fails with ${range} as trusted proxies`, () => {
      const lines = mistakes({ ...served, GENKAN_PROXY: 'on', GENKAN_TRUSTED_PROXIES: range })
      assert.match(lines[0] ?? '', /^GENKAN_TRUSTED_PROXIES must be /)
    })
  }

  test('ATK-098 start-up fails when the proxy mode is on and no proxy is named', () => {
    for (const empty of [undefined, '', ' , ']) {
      const lines = mistakes({ ...served, GENKAN_PROXY: 'on', GENKAN_TRUSTED_PROXIES: empty })
      assert.match(lines.join(), /^GENKAN_TRUSTED_PROXIES is missing: GENKAN_PROXY is on/)
    }
  })

  test('ATK-098 without the setting no proxy is trusted', () => {
    assert.deepEqual(config(served).trustedProxies, [])
  })
})

test('every setting is described for operators', { skip: !existsSync('docs/configuration.md') }, async () => {
  const { settings } = await import('./settings.ts')
  const text = readFileSync('docs/configuration.md', 'utf8')
  assert.deepEqual(
    Object.keys(settings).filter((name) => !text.includes(name)),
    [],
  )
})
