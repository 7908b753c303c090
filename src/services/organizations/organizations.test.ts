import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import fc from 'fast-check'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { operator, said } from '../../../test/operator.ts'
import { testContext } from '../../../test/start-app.ts'
import { type Database, openDatabase, sql } from '../../platform/database/index.ts'
import {
  findOrganization,
  holdsDomain,
  listOrganizations,
  organizationOfDomain,
  readName,
  readSlug,
} from '../../records/organizations/index.ts'
import type { Context } from '../context.ts'
import { closeOrganization, createOrganization, resumeOrganization, suspendOrganization } from './index.ts'

let database: TestDatabase
let db: Database
let context: Context
before(async () => {
  database = await createTestDatabase()
  db = openDatabase({ url: database.url })
  context = testContext(db)
})
after(async () => {
  await db.close()
  await database.drop()
})

const create = (slug: string, name = 'Example K.K.') => createOrganization(context, operator, { name, slug })
const close = (ownerId: string) => closeOrganization(context, operator, { ownerId })

async function given(slug: string) {
  const made = await create(slug)
  assert.ok(made.ok, JSON.stringify(made))
  return made.organization
}

const claims = () => db.many<{ value: string }>(sql`select value from directory order by value`)

suite('createOrganization', () => {
  test('an organisation starts active, with its initial domain verified', async () => {
    const made = await createOrganization(context, operator, {
      name: '  株式会社エグザンプル ',
      nameKana: 'エグザンプル',
      slug: 'ＥＸＡＭＰＬＥ-kk',
    })
    assert.ok(made.ok)
    const { organization } = made
    assert.equal(organization.name, '株式会社エグザンプル')
    assert.equal(organization.slug, 'example-kk')
    assert.equal(organization.initialDomain, 'example-kk.genkan.example')
    assert.equal(organization.status, 'active')
    assert.equal(await holdsDomain(db, organization, 'example-kk.genkan.example'), true)
    for (const text of [organization.ownerId, 'example-kk', 'example-kk.genkan.example']) {
      assert.deepEqual(await findOrganization(db, text), organization)
    }
  })

  test('a slug that looks like another one is refused, and nothing is left behind', async () => {
    await given('paypal')
    const before = await claims()
    for (const twin of ['paypal', 'paypa1', 'paypai', 'PAYPAL', 'ｐａｙｐａｌ']) {
      assert.equal(said(await create(twin)), 'slug_taken', twin)
    }
    await given('modern')
    assert.equal(said(await create('rnodem')), 'slug_taken')
    assert.equal((await claims()).length, before.length + 2)
  })

  test('of ten that ask for one slug at once, one gets it', async () => {
    const results = await Promise.all(Array.from({ length: 10 }, () => create('racing')))
    assert.equal(results.filter((result) => result.ok).length, 1)
    assert.equal((await db.many(sql`select 1 from domain where name = 'racing.genkan.example'`)).length, 1)
  })

  test('a look-alike finds nobody', async () => {
    await given('willow')
    assert.equal(await findOrganization(db, 'w1llow'), undefined)
    for (const odd of [
      '',
      '.',
      '..',
      'a'.repeat(300),
      'a\0b',
      '\ud800',
      "'; drop table organization",
      '%',
      'willow.',
      '__proto__',
    ]) {
      assert.equal(await findOrganization(db, odd), undefined, JSON.stringify(odd))
    }
  })
})

suite('readSlug', () => {
  const plain = ['abc', 'example', 'a-b-c', '3com', 'a'.repeat(40), 'constructor', 'tostring', 'hasownproperty']
  for (const slug of plain)
    test(`takes ${slug.slice(0, 20)}`, () => assert.deepEqual(readSlug(slug), { ok: true, slug }))

  const odd = {
    'BAD-ident Cyrillic а': '\u0430cme',
    'BAD-ident Turkish dotless': 'd\u0131gital',
    'BAD-ident Turkish dotted': '\u0130stanbul',
    'BAD-ident sharp s': 'stra\u00dfe',
    'BAD-ident final sigma': 'acme\u03c2',
    'BAD-ident umlaut': 'k\u00f6ln',
    'BAD-ident joiner': 'a\u200dbc',
    'BAD-ident NUL': 'acme\u0000x',
    'BAD-ident dot': 'acme.',
    'BAD-ident only dots': '...',
    'BAD-ident space inside': 'ac me',
    'BAD-ident prototype': '__proto__',
    'BAD-ident digits': '1234567',
    'BAD-ident address (ATK-016)': 'taro@example.com',
    'BAD-ident UUID': '0197f3c2-1b2c-7d3e-8f40-123456789abc',
    'BAD-ident UUID without hyphens': '0197f3c21b2c7d3e8f40123456789abc',
    'BAD-ident long': 'a'.repeat(300),
    'too short': 'ab',
    'too long': 'a'.repeat(41),
    'hyphen first': '-abc',
    'hyphen last': 'abc-',
    'two hyphens, as in xn--': 'xn--pple-43d',
    underscore: 'a_b_c',
    empty: '',
  }
  for (const [name, slug] of Object.entries(odd)) {
    test(`refuses ${name}`, () => assert.deepEqual(readSlug(slug), { ok: false, reason: 'slug_format' }))
  }

  const folded = {
    ｂｏｂｂｙ: 'bobby',
    '\ufb01sh': 'fish',
    '\u212awik': 'kwik',
    'me\u017f\u017fe': 'messe',
    ' acme ': 'acme',
    ACME: 'acme',
  }
  for (const [typed, slug] of Object.entries(folded)) {
    test(`takes ${JSON.stringify(typed)} for ${slug}`, () => assert.deepEqual(readSlug(typed), { ok: true, slug }))
  }

  for (const slug of ['admin', 'www', 'genkan', 'adm1n', 'supp0rt', 'ADMIN', 'ａｄｍｉｎ', 'vvvvw', 'rnail', 'iogin']) {
    test(`refuses ${slug}, a part of the service`, () =>
      assert.deepEqual(readSlug(slug), { ok: false, reason: 'slug_reserved' }))
  }

  test('reading what was read changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const read = readSlug(typed)
        if (read.ok) assert.deepEqual(readSlug(read.slug), read)
      }),
    )
  })
})

suite('readName', () => {
  const names = [
    "O'Brien",
    'Null',
    'undefined',
    'true',
    '-',
    'x',
    'Nguyễn',
    'Ægir Þór',
    '李',
    '𠮷野家',
    'محمد',
    'שלום',
    'X Æ A-12',
    '👨‍👩‍👧',
    'あ'.repeat(200),
  ]
  for (const name of names) test(`BAD-name takes ${name.slice(0, 12)}`, () => assert.equal(readName(name), name))
  test('BAD-name composes and trims', () =>
    assert.equal(readName(' Ng\u0075\u0302\u0303n　'), 'Ngu\u0302\u0303n'.normalize('NFC')))

  const odd = [
    '',
    ' ',
    '\u3000',
    'a\u0000b',
    'a\u009bb',
    '\ud800',
    'a\ufffe',
    'a\u202eb',
    'a\u2066b',
    'a\nb',
    'a\u2028b',
    '\u200b\u2060\ufeff\u3164',
    'a\u{e0041}',
    `a${'\u0301'.repeat(500)}`,
    'a'.repeat(257),
    'a'.repeat(2000),
  ]
  for (const name of odd)
    test(`BAD-name refuses ${JSON.stringify(name.slice(0, 12))}`, () => assert.equal(readName(name), undefined))
})

suite('status', () => {
  test('a pause can be ended, a close cannot; each change happens once and is in the audit log', async () => {
    const { ownerId } = await given('pausing')
    const run = async (act: typeof suspendOrganization) => said(await act(context, operator, { ownerId }))
    const both = await Promise.all([run(suspendOrganization), run(suspendOrganization)])
    assert.deepEqual(both.sort(), ['ok', 'org_status'])
    assert.ok((await findOrganization(db, ownerId))?.suspendedAt)
    assert.equal(await run(resumeOrganization), 'ok')
    assert.equal((await findOrganization(db, ownerId))?.suspendedAt, null)
    assert.equal(await run(closeOrganization), 'ok')
    assert.equal(await run(resumeOrganization), 'org_status')
    assert.equal(await run(closeOrganization), 'org_status')
    const events = await db.many<{ type: string }>(
      sql`select type from audit_event where owner_id = ${ownerId} order by event_id`,
    )
    assert.deepEqual(
      events.map(({ type }) => type),
      ['organization.created', 'organization.suspended', 'organization.resumed', 'organization.closed'],
    )
  })

  test('a closed organisation keeps its names', async () => {
    const { ownerId } = await given('keeping')
    assert.ok((await close(ownerId)).ok)
    assert.equal(said(await create('keeping')), 'slug_taken')
  })
})

test('organisations are listed page by page, also by status', async () => {
  const all = await listOrganizations(db, { limit: 1000 })
  const first = await listOrganizations(db, { limit: 2 })
  const second = await listOrganizations(db, { limit: 1000, after: first.at(-1)?.ownerId })
  assert.deepEqual([...first, ...second], all)
  assert.ok((await listOrganizations(db, { limit: 1000, status: 'closed' })).every(({ status }) => status === 'closed'))
})

suite('organizationOfDomain', () => {
  test('tells the name of the organisation that has proved a domain, of nobody else', async () => {
    const { ownerId, name } = await given('telling')
    assert.deepEqual(await organizationOfDomain(db, 'telling.genkan.example'), { ownerId, name })
    assert.equal(await organizationOfDomain(db, 'example.org'), undefined)
    for (const odd of ['', 'a'.repeat(5000), 'exa mple.org', '\0', 'Telling.genkan.example']) {
      assert.equal(await organizationOfDomain(db, odd), undefined)
    }
  })

  test('costs no round trip when warm, known or unknown, and little memory however many are asked', async () => {
    await given('warm')
    for (const domain of ['warm.genkan.example', 'cold.example.org']) {
      await organizationOfDomain(db, domain)
      const before = db.roundTrips()
      for (let each = 0; each < 1000; each += 1) await organizationOfDomain(db, domain)
      assert.equal(db.roundTrips(), before)
    }
  })

  test('shows a change after two seconds', async () => {
    assert.equal(await organizationOfDomain(db, 'later.genkan.example'), undefined)
    const { ownerId } = await given('later')
    await new Promise((resolve) => setTimeout(resolve, 2100))
    assert.equal((await organizationOfDomain(db, 'later.genkan.example'))?.ownerId, ownerId)
    assert.ok((await close(ownerId)).ok)
    await new Promise((resolve) => setTimeout(resolve, 2100))
    assert.equal(await organizationOfDomain(db, 'later.genkan.example'), undefined)
  })
})
