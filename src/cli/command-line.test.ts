import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { after, before, suite, test } from 'node:test'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { type DnsServer, startDnsServer } from '../../test/dns-server.ts'
import { openCommandLineContext } from '../app/index.ts'
import { setPassword } from '../mechanisms/authenticators/changes.ts'
import { sha256 } from '../platform/crypto/index.ts'
import { type Database, openDatabase, sql } from '../platform/database/index.ts'
import { insertAccount } from '../records/accounts/changes.ts'
import { readEmail } from '../records/accounts/index.ts'
import { sealAudit } from '../records/audit/index.ts'
import { runCommandLine } from './index.ts'

let database: TestDatabase
let db: Database
let dns: DnsServer
let env: NodeJS.ProcessEnv
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'genkan-console-')))

type Result = { code: number; out: string; err: string }
type Keyboard = { tty?: boolean; typed?: string; env?: NodeJS.ProcessEnv }

async function genkan(words: string[], keyboard: Keyboard = {}): Promise<Result> {
  const stdin = Object.assign(Readable.from(keyboard.typed === undefined ? [] : [keyboard.typed]), {
    isTTY: keyboard.tty ?? false,
  })
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await runCommandLine(words, openCommandLineContext, {
    env: { ...env, ...keyboard.env },
    stdin,
    stdout,
    stderr,
  })
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') }
}

// biome-ignore lint/suspicious/noExplicitAny: whatever a command prints
async function json(...words: string[]): Promise<any> {
  const { code, out, err } = await genkan([...words, '--json'])
  assert.equal(code, 0, err)
  return JSON.parse(out)
}

let count = 0
async function givenOrg() {
  count += 1
  return json('orgs', 'create', '--slug', `given-${count}`, '--name', `Given ${count}`)
}

async function givenAccount() {
  const org = await givenOrg()
  const account = await json(
    'accounts',
    'create',
    '--org',
    org.slug,
    '--address',
    `aiko@${org.initialDomain}`,
    '--name',
    '佐藤愛子',
  )
  return { org, account }
}

/** A session that an application has entered with, which holds offline access and asked to be told of the sign-out. */
async function givenSession({ ownerId, accountId }: { ownerId: string; accountId: string }) {
  const told = ['--backchannel-logout-uri', 'https://told.example.com/out']
  const create = ['clients', 'create', '--name', 'Told', '--kind', 'web', '--id', 'told', ...told]
  await genkan([...create, '--redirect-uri', 'https://told.example.com/cb'])
  await db.run(sql`
    insert into session (owner_id, account_id, session_id, jar_hash, browser_hash, stay, auth_time, amr, created_at, last_seen_at,
      idle_minutes, expires_at, device, network, applications)
    values (${ownerId}, ${accountId}, ${accountId}, '\\x01', '\\x01', false, now(), '{pwd}', now(), now(), 60, now() + interval '1 hour', '', '',
      '{"told": {"sid": "s1"}}')`)
  await db.run(sql`
    insert into oauth_grant (grant_id, account_id, client_id, payload, issued_at, expires_at)
    values (${accountId}, ${accountId}, 'told', '{}', now(), now() + interval '90 days')`)
}

// All in one suite: what stands at the root of a file ends after the database server has stopped.
suite('the command line', () => {
  before(async () => {
    database = await createTestDatabase()
    db = openDatabase({ url: database.url })
    dns = await startDnsServer()
    env = {
      LANG: 'en_GB.UTF-8',
      GENKAN_URL: 'https://id.example.com',
      GENKAN_DOMAIN: 'genkan.example',
      GENKAN_SECRET: 'aK3x9QmZ7bW1cV5nP8sD2fG4hJ6lT0yR',
      GENKAN_SMTP_URL: 'smtp://127.0.0.1:9',
      GENKAN_MAIL_FROM: 'no-reply@example.com',
      GENKAN_DATA_FOLDER: folder,
      GENKAN_DNS_SERVERS: dns.address,
      DATABASE_URL: database.url,
    }
  })
  after(async () => {
    await dns[Symbol.asyncDispose]()
    await db.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  suite('words', () => {
    test('without a verb, a group shows its help on stderr and says that something is missing', async () => {
      const { code, out, err } = await genkan(['orgs'])
      assert.deepEqual([code, out], [2, ''])
      assert.match(err, /genkan orgs create/)
    })

    test('help puts the examples first and goes to stdout', async () => {
      for (const words of [['--help'], ['orgs', '--help'], ['orgs', 'create', '-h']]) {
        const { code, out, err } = await genkan(words)
        assert.deepEqual([code, err], [0, ''])
        assert.ok(out.indexOf('Examples') < out.indexOf('Usage') && out.includes('Examples'), out)
      }
    })

    const mistakes: [string[], RegExp][] = [
      [['orgz', 'list'], /no command orgz[\s\S]*Did you mean orgs\?/],
      [['orgs', 'lst'], /no command lst[\s\S]*Did you mean list\?/],
      [['orgs', 'list', '--jsn'], /no option --jsn[\s\S]*Did you mean --json\?/],
      [['orgs', 'list', '--limit', '0'], /--limit <number> cannot be "0". It takes: 1–1000/],
      [['orgs', 'list', '--status', 'asleep'], /"asleep". It takes: active, suspended, closed/],
      [['orgs', 'create', '--slug', 'abc'], /--name <name> is required/],
      [['orgs', 'create', '--slug'], /--slug <slug> needs a value/],
      [['orgs', 'show'], /<org> is missing/],
      [['orgs', 'show', 'two', 'words'], /more words than show takes/],
      [
        ['accounts', 'create', '--org', 'a', '--address', 'a@b.example', '--name', 'A', '--password', 'x'],
        /no option --password/,
      ],
    ]
    for (const [words, expected] of mistakes) {
      test(`a mistake in "${words.join(' ')}" is told with what was meant`, async () => {
        const { code, out, err } = await genkan(words)
        assert.deepEqual([code, out], [2, ''])
        assert.match(err, expected)
      })
    }

    test('speaks the language of the terminal', async () => {
      for (const LANG of ['ja_JP.UTF-8', 'ja']) {
        assert.match(
          (await genkan(['orgs', 'show', 'nobody'], { env: { LANG } })).err,
          /「nobody」という組織はありません。/,
        )
        assert.match((await genkan(['orgs', 'lst'], { env: { LANG } })).err, /list のことですか。/)
        assert.match((await genkan(['orgs', '--help'], { env: { LANG } })).out, /組織を作成|組織と初期ドメインを作成/)
      }
      assert.match((await genkan(['orgs', 'show', 'nobody'], { env: { LANG: 'C' } })).err, /There is no organisation/)
      assert.match(
        (await genkan(['orgs', 'show', 'nobody'], { env: { LC_ALL: 'en_US.UTF-8', LANG: 'ja_JP.UTF-8' } })).err,
        /There is no/,
      )
    })

    test('with --json a refusal is JSON too, with a stable code', async () => {
      const { code, out, err } = await genkan(['orgs', 'show', 'nobody', '--json'])
      assert.deepEqual([code, out], [5, ''])
      assert.equal(JSON.parse(err).error.code, 'no_organization')
      assert.equal(JSON.parse((await genkan(['orgs', 'lst', '--json'])).err).error.code, 'usage')
    })

    test('--quiet leaves the data, --plain gives one thing a line, NO_COLOR and pipes have no colours', async () => {
      const { slug } = await givenOrg()
      const quiet = await genkan(['orgs', 'suspend', slug, '--yes', '--quiet'])
      assert.equal(quiet.err, '')
      assert.match(quiet.out, /suspended/)
      const plain = await genkan(['orgs', 'list', '--plain'])
      assert.ok(
        plain.out.split('\n').includes(plain.out.split('\n').find((line) => line.split('\t')[1] === slug) ?? 'none'),
      )
      assert.doesNotMatch(quiet.out + plain.out, /\u001b/)
    })

    test('a name cannot steer the terminal', async () => {
      const { account } = await givenAccount()
      await db.run(
        sql`update account set full_name = ${'\u001b[2J\u009b1m\u202eevil\nline'} where account_id = ${account.accountId}`,
      )
      for (const words of [
        ['accounts', 'show', account.accountId],
        ['accounts', 'list'],
        ['accounts', 'list', '--json'],
        ['accounts', 'list', '--plain'],
      ]) {
        assert.doesNotMatch((await genkan(words)).out, /[\u001b\u009b\u202e]/)
      }
      assert.equal((await json('accounts', 'show', account.accountId)).fullName, '\u001b[2J\u009b1m\u202eevil\nline')
    })

    test('Japanese columns are aligned', async () => {
      await json('orgs', 'create', '--slug', 'aligned', '--name', '株式会社エグザンプル')
      const lines = (await genkan(['orgs', 'list', '--limit', '1000'])).out.trimEnd().split('\n')
      const widths = lines.map((line) => {
        const before = line.slice(0, line.search(/ (active|suspended|closed|Status) /))
        return [...before].reduce((width, letter) => width + (/[\u3040-\u9fff]/.test(letter) ? 2 : 1), 0)
      })
      assert.equal(new Set(widths).size, 1, lines.join('\n'))
    })
  })

  suite('trouble', () => {
    test('mistakes in the configuration are told all at once', async () => {
      const { code, err } = await genkan(['orgs', 'list'], { env: { GENKAN_SECRET: '', GENKAN_WORKERS: 'many' } })
      assert.equal(code, 2)
      assert.match(err, /GENKAN_WORKERS must be[\s\S]*GENKAN_SECRET[\s\S]*is missing/)
    })

    test('a database that is away is exit code 8, and its password is not shown', async () => {
      const { code, err } = await genkan(['orgs', 'list'], {
        env: { DATABASE_URL: 'postgres://genkan:hidden@127.0.0.1:9/genkan' },
      })
      assert.equal(code, 8)
      assert.match(err, /The database does not answer/)
      assert.doesNotMatch(err, /hidden/)
    })

    test('help and version need neither configuration nor database', async () => {
      const nothing = { GENKAN_URL: 'nonsense', DATABASE_URL: 'nonsense' }
      assert.equal((await genkan(['orgs', '--help'], { env: nothing })).code, 0)
      assert.match((await genkan(['version'], { env: nothing })).out, /^genkan \d+\.\d+\.\d+\n$/)
      assert.match((await genkan(['--version'], { env: nothing })).out, /^\d+\.\d+\.\d+\n$/)
    })

    test('odd words are told as not found, never as a fault', async () => {
      for (const odd of [
        '',
        ' ',
        "'; drop table account; --",
        '\ud800',
        'a'.repeat(5000),
        '%',
        '../..',
        '00000000-0000-7000-8000-000000000000',
        '１２３',
      ]) {
        for (const words of [
          ['orgs', 'show', odd],
          ['accounts', 'show', odd],
          ['clients', 'show', odd],
        ]) {
          const { code, err } = await genkan(words)
          assert.equal(code, 5, `${JSON.stringify(words)} ${err}`)
        }
      }
    })
  })

  suite('confirmation', () => {
    test('a script has to say --yes', async () => {
      const { slug } = await givenOrg()
      const refused = await genkan(['orgs', 'close', slug])
      assert.equal(refused.code, 2)
      assert.match(refused.err, /This closes Given[\s\S]*--yes/)
      assert.equal((await genkan(['orgs', 'close', slug, '--no-input'], { tty: true, typed: 'y\n' })).code, 2)
      assert.equal((await json('orgs', 'show', slug)).status, 'active')
    })

    test('--dry-run says what would be done, and does nothing', async () => {
      const { slug } = await givenOrg()
      const { code, err } = await genkan(['orgs', 'close', slug, '--dry-run', '--yes'])
      assert.equal(code, 0)
      assert.match(err, /This closes Given[\s\S]*Nothing was done/)
      assert.equal((await json('orgs', 'show', slug)).status, 'active')
    })

    for (const [typed, code, status] of [
      ['n\n', 1, 'active'],
      ['\n', 1, 'active'],
      ['', 1, 'active'],
      ['y\n', 0, 'suspended'],
      ['はい\n', 0, 'suspended'],
    ] as const) {
      test(`the answer ${JSON.stringify(typed)} is taken`, async () => {
        const { slug } = await givenOrg()
        const result = await genkan(['orgs', 'suspend', slug], { tty: true, typed })
        assert.equal(result.code, code, result.err)
        assert.equal((await json('orgs', 'show', slug)).status, status)
      })
    }
  })

  suite('orgs', () => {
    test('create, show, suspend, resume, close', async () => {
      const made = await json(
        'orgs',
        'create',
        '--slug',
        'whole',
        '--name',
        '株式会社エグザンプル',
        '--name-kana',
        'エグザンプル',
      )
      assert.equal(made.initialDomain, 'whole.genkan.example')
      for (const name of [
        'whole',
        'WHOLE',
        'ｗｈｏｌｅ',
        made.ownerId,
        'whole.genkan.example',
        'Whole.Genkan.Example',
      ]) {
        assert.equal((await json('orgs', 'show', name)).ownerId, made.ownerId)
      }
      assert.equal((await json('orgs', 'suspend', 'whole', '--yes')).status, 'suspended')
      assert.equal((await genkan(['orgs', 'suspend', 'whole', '--yes'])).code, 6)
      assert.deepEqual(
        (await json('orgs', 'list', '--status', 'suspended'))
          .map(({ slug }: { slug: string }) => slug)
          .includes('whole'),
        true,
      )
      assert.equal((await json('orgs', 'resume', 'whole')).status, 'active')
      assert.equal((await json('orgs', 'close', 'whole', '--yes')).status, 'closed')
      assert.equal((await genkan(['orgs', 'resume', 'whole'])).code, 6)
    })

    test('refusals have their own codes', async () => {
      await json('orgs', 'create', '--slug', 'willow', '--name', 'Willow')
      const refused = async (slug: string, name = 'Name') => {
        const { code, err } = await genkan(['orgs', 'create', '--slug', slug, '--name', name, '--json'])
        return [code, JSON.parse(err).error.code]
      }
      assert.deepEqual(await refused('w1llow'), [6, 'slug_taken'])
      assert.deepEqual(await refused('\u0430dmin'), [2, 'slug_format'])
      assert.deepEqual(await refused('admin'), [2, 'slug_reserved'])
      assert.deepEqual(await refused('fine', '\u202e'), [2, 'name_format'])
    })

    test('closing an organisation ends its accounts, their sessions and what applications hold', async () => {
      const { org, account } = await givenAccount()
      const { accountId } = account
      await givenSession(account)
      await json('orgs', 'close', org.slug, '--yes')
      assert.equal((await json('accounts', 'show', accountId)).sessions, 0)
      assert.deepEqual(await db.many(sql`select 1 from oauth_grant where account_id = ${accountId}`), [])
      assert.equal((await db.many(sql`select 1 from logout_notice where account_id = ${accountId}`)).length, 1)
      const closed = await json('accounts', 'show', account.accountId)
      assert.equal(closed.status, 'closed')
      assert.ok(closed.purgeAt)
      assert.equal((await genkan(['accounts', 'restore', account.accountId])).code, 6)
      const more = ['accounts', 'create', '--org', org.slug, '--address', `new@${org.initialDomain}`, '--name', 'New']
      assert.equal((await genkan(more)).code, 6)
    })
  })

  suite('domains', () => {
    test('add shows the record, verify finds it in the DNS, remove takes it away', async () => {
      const { slug, name } = await givenOrg()
      const added = await json('domains', 'add', slug, 'Shop.Example.CO.JP')
      assert.deepEqual(
        [added.name, added.record.type, added.record.name],
        ['shop.example.co.jp', 'TXT', 'shop.example.co.jp'],
      )
      assert.doesNotMatch(JSON.stringify(added), /"token"/)
      const early = await genkan(['domains', 'verify', slug, 'shop.example.co.jp'])
      assert.equal(early.code, 1)
      assert.match(early.err, /There is no shop.example.co.jp in the DNS/)
      dns.set('shop.example.co.jp', { texts: ['genkan-domain-verification=other'] })
      const other = await genkan(['domains', 'verify', slug, 'shop.example.co.jp'])
      assert.match(other.err, new RegExp(`=other\nIt must be:\n${added.record.value}`))
      dns.set('shop.example.co.jp', { refuse: 'SERVFAIL' })
      assert.equal((await genkan(['domains', 'verify', slug, 'shop.example.co.jp'])).code, 8)
      dns.set('shop.example.co.jp', { texts: [added.record.value] })
      const verified = await genkan(['domains', 'verify', slug, 'shop.example.co.jp'])
      assert.equal(verified.code, 0)
      assert.match(verified.err, new RegExp(`belongs to ${name}`))
      assert.equal((await json('domains', 'list', slug)).length, 2)

      const address = [
        'accounts',
        'create',
        '--org',
        slug,
        '--address',
        'aiko@shop.example.co.jp',
        '--name',
        'Aiko Sato',
        '--language',
        'en',
      ]
      const account = await json(...address)
      assert.deepEqual(
        [account.userName, account.language, account.kind],
        ['aiko@shop.example.co.jp', 'en', 'organization'],
      )
      const inUse = await genkan(['domains', 'remove', slug, 'shop.example.co.jp', '--yes'])
      assert.equal(inUse.code, 6)
      assert.match(inUse.err, /1 address/)
    })

    test('what cannot be a domain of an organisation is refused', async () => {
      const { slug, initialDomain } = await givenOrg()
      for (const [name, code] of [
        ['gmail.com', 2],
        ['localhost', 2],
        ['other.genkan.example', 2],
      ] as const) {
        assert.equal((await genkan(['domains', 'add', slug, name])).code, code, name)
      }
      assert.equal((await genkan(['domains', 'remove', slug, initialDomain, '--yes'])).code, 6)
      assert.equal((await genkan(['domains', 'verify', slug, 'never.example.com'])).code, 5)
      assert.equal((await genkan(['domains', 'add', 'nobody', 'example.com'])).code, 5)
    })
  })

  suite('accounts', () => {
    test('an address outside the proved domains is refused, and so is one that is taken', async () => {
      const { org } = await givenAccount()
      const create = async (address: string) =>
        (await genkan(['accounts', 'create', '--org', org.slug, '--address', address, '--name', 'Someone'])).code
      assert.equal(await create('aiko@example.com'), 2)
      assert.equal(await create('not an address'), 2)
      assert.equal(await create(`AIKO@${org.initialDomain}`), 6)
    })

    test('disable, enable, close, restore; what does not fit is a conflict', async () => {
      const { account } = await givenAccount()
      const { accountId, userName } = account
      assert.equal((await json('accounts', 'disable', userName, '--yes')).status, 'disabled')
      assert.equal((await genkan(['accounts', 'disable', userName, '--yes'])).code, 6)
      assert.equal((await genkan(['accounts', 'start-reset', userName])).code, 6)
      assert.equal((await json('accounts', 'enable', userName)).status, 'active')
      assert.equal((await json('accounts', 'close', userName, '--yes')).status, 'closed')
      assert.equal((await json('accounts', 'restore', accountId)).status, 'active')
      const events = await json('audit', 'list', '--account', userName)
      assert.deepEqual(
        events
          .map(({ type, actor }: { type: string; actor: { kind: string; id?: string } }) => [type, actor.kind])
          .slice(0, 4),
        [
          ['account.restored', 'server'],
          ['account.closed', 'server'],
          ['account.enabled', 'server'],
          ['account.disabled', 'server'],
        ],
      )
      assert.match(events[0].actor.id, /^console:./)
    })

    test('sessions and what applications hold end, offline access too, and the applications are told', async () => {
      const { account } = await givenAccount()
      const { accountId } = account
      await givenSession(account)
      assert.equal((await json('accounts', 'show', accountId)).sessions, 1)
      assert.equal((await json('accounts', 'end-sessions', accountId, '--yes')).ended, 1)
      assert.equal((await json('accounts', 'show', accountId)).sessions, 0)
      assert.deepEqual(await db.many(sql`select 1 from oauth_grant where account_id = ${accountId}`), [])
      const notices = await db.many(sql`select client_id, sid from logout_notice where account_id = ${accountId}`)
      assert.deepEqual(notices, [{ client_id: 'told', sid: 's1' }])
    })

    test('a reset goes to a contact on file and to nothing else', async () => {
      const { account } = await givenAccount()
      const address = account.userName
      assert.equal((await json('accounts', 'start-reset', address)).sentTo, address)
      assert.equal((await genkan(['accounts', 'start-reset', address, '--to', 'elsewhere@example.com'])).code, 5)
      assert.equal((await genkan(['accounts', 'start-reset', address, '--to', address.toUpperCase()])).code, 0)
      const sent = await db.many(sql`select template, recipient from message where recipient_norm = ${address}`)
      assert.deepEqual(sent, Array(2).fill({ template: 'reset_started', recipient: address }))
    })

    test('a reset goes to an address that nobody has proved only while the account has never been used', async () => {
      const { account } = await givenAccount()
      const { accountId, ownerId, userName } = account
      const start = async (...to: string[]) => {
        const { code, err } = await genkan(['accounts', 'start-reset', accountId, ...to, '--json'])
        return code === 0 ? 'sent' : JSON.parse(err).error.code
      }
      const added = (value: string, verified: Date | null) =>
        db.run(sql`
          insert into contact (owner_id, account_id, contact_id, kind, value, value_norm, added_at, verified_at, signs_in)
          values (${ownerId}, ${accountId}, gen_random_uuid(), 'email', ${value}, ${value}, now(), ${verified}, true)`)
      // A second address that somebody entered is no invitation, even of an account that nobody has used.
      await added('mallory@example.com', null)
      assert.equal(await start('--to', 'mallory@example.com'), 'contact_not_proved')
      assert.equal(await start(), 'sent')
      await added('own@example.com', new Date())
      assert.equal((await json('accounts', 'start-reset', accountId)).sentTo, 'own@example.com')
      assert.equal(await start('--to', userName), 'contact_not_proved')
      // The proved one is gone: the account was used all the same.
      await db.run(sql`update contact set removed_at = now() where value = 'own@example.com'`)
      assert.equal(await start(), 'contact_not_proved')
    })

    test('a reset of an account with a password goes to no address that nobody has proved', async () => {
      const { account } = await givenAccount()
      await setPassword(db, account, 'a hash')
      const { code, err } = await genkan(['accounts', 'start-reset', account.accountId])
      assert.equal(code, 6)
      assert.match(err, /has not been proved/)
    })

    test('an address of two accounts asks for the id', async () => {
      const { account } = await givenAccount()
      const identifier = readEmail(account.userName)
      assert.ok(identifier)
      await db.transaction((tx) =>
        insertAccount(tx, { identifier, fullName: '佐藤愛子', language: 'ja', verified: true }),
      )
      const { code, err } = await genkan(['accounts', 'show', account.userName])
      assert.equal(code, 6)
      assert.match(err, new RegExp(account.accountId))
    })

    test('are listed by organisation, kind and status, page by page', async () => {
      const { org, account } = await givenAccount()
      await json('accounts', 'create', '--org', org.slug, '--address', `taro@${org.initialDomain}`, '--name', 'Taro')
      const all = await json('accounts', 'list', '--org', org.slug)
      assert.equal(all.length, 2)
      const page = await json('accounts', 'list', '--org', org.slug, '--limit', '1')
      assert.equal(page[0].accountId, account.accountId)
      assert.deepEqual(
        [...page, ...(await json('accounts', 'list', '--org', org.slug, '--after', page[0].accountId))],
        all,
      )
      assert.deepEqual(await json('accounts', 'list', '--org', org.slug, '--kind', 'personal'), [])
      assert.equal((await genkan(['accounts', 'list', '--after', 'x'])).code, 2)
    })
  })

  suite('clients', () => {
    test('an application is created with a secret that is shown once and kept as a hash only', async () => {
      const made = await json(
        'clients',
        'create',
        '--name',
        'Intranet',
        '--kind',
        'web',
        '--id',
        'intranet',
        '--redirect-uri',
        'https://a.example.com/cb',
        '--redirect-uri',
        'https://b.example.com/cb',
        '--first-party',
      )
      assert.match(made.secret, /^[\w-]{43}$/)
      assert.deepEqual(made.redirectUris, ['https://a.example.com/cb', 'https://b.example.com/cb'])
      assert.equal(made.firstParty, true)
      const shown = await genkan(['clients', 'show', 'intranet', '--json'])
      assert.doesNotMatch(shown.out, /secretHash|"secret"/)
      const { hash } = await db.one<{ hash: Buffer }>(
        sql`select secret_hash as hash from client where client_id = 'intranet'`,
      )
      assert.deepEqual(hash, sha256(made.secret))
      const rotated = await json('clients', 'rotate-secret', 'intranet', '--yes')
      assert.notEqual(rotated.secret, made.secret)
    })

    test('an API has its address and scopes, an application the APIs that it may use', async () => {
      const api = ['clients', 'create', '--name', 'Report API', '--kind', 'service', '--id', 'report-api']
      const address = 'https://api.example.co.jp/'
      const made = await json(...api, '--resource', address, '--resource-scopes', 'report.read report.write')
      assert.deepEqual([made.resource, made.resourceScopes], [address, ['report.read', 'report.write']])
      const night = ['clients', 'create', '--name', 'Night', '--kind', 'service', '--id', 'night', '--may-use', address]
      assert.deepEqual((await json(...night)).resources, [address])
      assert.deepEqual((await json('clients', 'show', 'night')).metadata.resources, [address])
      const more = await json('clients', 'update', 'report-api', '--resource-scopes', 'a', '--resource-scopes', 'b')
      assert.deepEqual([more.resource, more.resourceScopes], [address, ['a', 'b']])
      assert.equal((await json('clients', 'update', 'report-api', '--name', 'Reports')).resource, address)
      assert.deepEqual((await json('clients', 'update', 'night', '--scope', 'a')).resources, [address])
      assert.equal((await genkan(['clients', 'create', '--name', 'X', '--kind', 'service', '--resource', 'x'])).code, 2)
    })

    test('update changes what was named and nothing else', async () => {
      const { slug, ownerId } = await givenOrg()
      await json(
        'clients',
        'create',
        '--name',
        'Changing',
        '--kind',
        'spa',
        '--id',
        'changing',
        '--redirect-uri',
        'https://a.example.com/cb',
      )
      const before = await json('clients', 'show', 'changing')
      const after = await json('clients', 'update', 'changing', '--account-kind', 'organization', '--org', slug)
      assert.deepEqual([after.accountKind, after.organizationId], ['organization', ownerId])
      assert.deepEqual(after.metadata, before.metadata)
      assert.equal(after.firstParty, false)
      assert.equal((await json('clients', 'update', 'changing', '--any-org')).organizationId, null)
      assert.equal((await json('clients', 'update', 'changing', '--first-party')).firstParty, true)
      assert.equal((await json('clients', 'update', 'changing', '--name', 'Changed')).firstParty, true)
      assert.equal((await json('clients', 'update', 'changing', '--no-first-party')).firstParty, false)
      assert.equal((await genkan(['clients', 'rotate-secret', 'changing', '--yes'])).code, 6)
    })

    test('disable, enable, remove', async () => {
      await json('clients', 'create', '--name', 'Switched', '--kind', 'device', '--id', 'switched')
      assert.equal((await json('clients', 'disable', 'switched', '--yes')).enabled, false)
      assert.equal((await json('clients', 'enable', 'switched')).enabled, true)
      assert.equal((await genkan(['clients', 'remove', 'switched', '--yes'])).code, 0)
      assert.equal((await genkan(['clients', 'show', 'switched'])).code, 5)
    })

    test('mistakes are told all at once', async () => {
      const { code, err } = await genkan([
        'clients',
        'create',
        '--name',
        'Bad',
        '--kind',
        'web',
        '--redirect-uri',
        'http://a.example.com/cb',
        '--redirect-uri',
        'https://*.example.com/',
      ])
      assert.equal(code, 2)
      assert.match(err, /must use https[\s\S]*wildcard/)
    })

    test('a chosen secret comes from a file or from stdin, and is not repeated', async () => {
      const secret = `${'x'.repeat(20)}0123456789abcdef`
      writeFileSync(join(folder, 'secret.txt'), `${secret}\n`)
      const create = ['clients', 'create', '--kind', 'service', '--json', '--secret-file']
      const fromFile = await genkan([...create, join(folder, 'secret.txt'), '--id', 'from-file', '--name', 'File'])
      const fromStdin = await genkan([...create, '-', '--id', 'from-stdin', '--name', 'Stdin'], { typed: secret })
      for (const { code, out, err } of [fromFile, fromStdin]) {
        assert.equal(code, 0, err)
        assert.doesNotMatch(out + err, new RegExp(secret))
      }
      const kept = await db.many<{ hash: Buffer }>(
        sql`select secret_hash as hash from client where client_id in ('from-file', 'from-stdin')`,
      )
      assert.deepEqual(
        kept.map(({ hash }) => hash),
        [sha256(secret), sha256(secret)],
      )
      assert.equal((await genkan([...create, '/nowhere', '--name', 'x'])).code, 2)
      assert.equal((await genkan([...create, '-', '--name', 'x'], { typed: 'short' })).code, 2)
    })
  })

  suite('audit', () => {
    test('verify says that the log is in order, or where it is not', async () => {
      await givenOrg()
      await db.run(sql`update audit_event set at = at - interval '3 seconds'`)
      await sealAudit(db)
      const verified = await json('audit', 'verify')
      assert.ok(verified.ok && verified.checked > 0)
      const tail = await json('audit', 'verify', '--from', String(verified.position))
      assert.deepEqual([tail.checked, tail.hash], [1, verified.hash])
      await db.run(sql`update audit_event set type = 'nothing.happened' where position = 2`)
      const { code, out, err } = await genkan(['audit', 'verify', '--json'])
      assert.equal(code, 1)
      assert.deepEqual(JSON.parse(out), { ok: false, position: 2, broken: 'changed' })
      assert.equal(JSON.parse(err).error.code, 'audit_broken')
    })

    test('list goes back page by page', async () => {
      const { slug } = await givenOrg()
      const all = await json('audit', 'list', '--org', slug)
      assert.deepEqual(
        all.map(({ type }: { type: string }) => type),
        ['organization.created'],
      )
      const page = await json('audit', 'list', '--limit', '2')
      const next = await json('audit', 'list', '--limit', '2', '--before', page[1].eventId)
      assert.ok(next[0].eventId < page[1].eventId)
    })
  })

  suite('keys', () => {
    test('list and rotate: the next key is published at once, and the private part is never shown', async () => {
      assert.deepEqual(await json('keys', 'list'), [])
      assert.equal((await genkan(['keys', 'rotate'])).code, 2)
      const first = await json('keys', 'rotate', '--yes')
      assert.deepEqual(
        first.map(({ algorithm, status }: Record<string, string>) => [algorithm, status]),
        [
          ['ES256', 'signing'],
          ['RS256', 'signing'],
        ],
      )
      const second = await json('keys', 'rotate', '--yes')
      assert.equal(second.filter(({ status }: Record<string, string>) => status === 'published').length, 2)
      assert.doesNotMatch(JSON.stringify(second), /private|"d"/)
    })
  })

  suite('local mode', () => {
    test('a command on a new data folder prepares the database, uses it and leaves nothing running', async () => {
      const local = { PATH: process.env.PATH, LANG: 'C', GENKAN_DATA_FOLDER: join(folder, 'local') }
      const script = `
      const { runCommand } = await import(${JSON.stringify(join(import.meta.dirname, '../command-line.ts'))})
      process.exitCode = await runCommand(process.argv.slice(1))`
      const run = (...words: string[]) =>
        new Promise<Result>((resolve) => {
          execFile(
            process.execPath,
            ['--input-type=module', '-e', script, '--', ...words],
            { env: local },
            (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
          )
        })
      const made = await run('orgs', 'create', '--slug', 'local-one', '--name', 'Local')
      assert.equal(made.code, 0, made.err)
      const shown = await run('orgs', 'show', 'local-one.genkan.example', '--json')
      assert.equal(JSON.parse(shown.out).slug, 'local-one')
      assert.match((await run('migrate')).err, /up to date already/)
    })
  })
})
