import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { type DnsServer, startDnsServer } from '../../../test/dns-server.ts'
import { operator, operatorOf, said } from '../../../test/operator.ts'
import { testContext } from '../../../test/start-app.ts'
import { type Database, openDatabase, sql } from '../../platform/database/index.ts'
import {
  findDomain,
  findOrganization,
  holdsDomain,
  isPublicMail,
  listDomains,
} from '../../records/organizations/index.ts'
import type { Context } from '../context.ts'
import { addDomain, recheckDomains, removeDomain, verifyDomain } from './index.ts'
import { openTxtLookUp } from './look-up-txt.ts'

let database: TestDatabase
let db: Database
let context: Context
let dns: DnsServer
before(async () => {
  database = await createTestDatabase()
  db = openDatabase({ url: database.url })
  context = testContext(db)
  dns = await startDnsServer()
})
after(async () => {
  await dns[Symbol.asyncDispose]()
  await db.close()
  await database.drop()
})

const lookUp = (name: string) => openTxtLookUp([dns.address], 0.3)(name)

let made = 0
async function given() {
  made += 1
  return operatorOf(context).createOrganization('Example', `given-${made}`)
}

const add = ({ ownerId }: { ownerId: string }, name: string) => addDomain(context, operator, { ownerId, name })
const remove = ({ ownerId }: { ownerId: string }, name: string) => removeDomain(context, operator, { ownerId, name })
const verify = ({ ownerId }: { ownerId: string }, name: string, ask = lookUp) =>
  verifyDomain(context, operator, { ownerId, name, lookUp: ask })

/** The texts that were found instead of ours, when that is what is wrong. */
function otherText(outcome: Awaited<ReturnType<typeof verify>>): string[] {
  assert.ok(!outcome.ok && 'reason' in outcome)
  assert.equal(outcome.reason, 'other_text')
  return String(outcome.values.found).split('\n')
}

const job = { kind: 'job', name: 'recheck domains' } as const
async function recheck(): Promise<number> {
  const rechecked = await recheckDomains(context, job, { lookUp })
  assert.ok(rechecked.ok)
  return rechecked.gone
}

/** An organisation that was told what to set for a domain. */
async function asking(name: string) {
  const organization = await given()
  const added = await add(organization, name)
  assert.ok(added.ok, JSON.stringify(added))
  return { organization, record: added.record, verify: () => verify(organization, name) }
}

async function proved(name: string) {
  const asked = await asking(name)
  dns.set(name, { texts: [asked.record.value] })
  assert.ok((await asked.verify()).ok)
  return asked
}

suite('proof of a domain', () => {
  test('the text at the domain itself proves it, among others and in pieces', async () => {
    const { organization, record, verify } = await asking('example.co.jp')
    assert.equal(record.name, 'example.co.jp')
    assert.match(record.value, /^genkan-domain-verification=[\w-]{32}$/)
    assert.equal(await holdsDomain(db, organization, 'example.co.jp'), false)
    dns.set('example.co.jp', { texts: ['v=spf1 -all', [record.value.slice(0, 20), record.value.slice(20)]] })
    const verdict = await verify()
    assert.ok(verdict.ok)
    assert.ok(verdict.domain.verifiedAt)
    assert.equal(await holdsDomain(db, organization, 'example.co.jp'), true)
    assert.equal((await findOrganization(db, 'example.co.jp'))?.ownerId, organization.ownerId)
  })

  test('quotes and spaces that a control panel kept do no harm', async () => {
    const { record, verify } = await asking('quoted.example.com')
    dns.set('quoted.example.com', { texts: [` "${record.value}" `] })
    assert.ok((await verify()).ok)
  })

  test('a proved domain stays proved without another question', async () => {
    const { verify } = await proved('once.example.com')
    dns.set('once.example.com', { refuse: 'SERVFAIL' })
    const before = dns.asked.length
    assert.ok((await verify()).ok)
    assert.equal(dns.asked.length, before)
    const events = await db.many(
      sql`select 1 from audit_event where type = 'domain.verified' and detail ->> 'domain' = 'once.example.com'`,
    )
    assert.equal(events.length, 1)
  })

  test('what is wrong is told apart', async () => {
    const { record, verify } = await asking('wrong.example.com')
    assert.equal(said(await verify()), 'no_such_domain')
    dns.set('wrong.example.com', { texts: [] })
    assert.equal(said(await verify()), 'no_record')
    dns.set('wrong.example.com', {
      texts: ['v=spf1 -all', `x${record.value}`, record.value.slice('genkan-domain-verification='.length)],
    })
    assert.equal(said(await verify()), 'no_record')
    const former = 'genkan-domain-verification=of-somebody-else'
    dns.set('wrong.example.com', { texts: [former, record.value.toUpperCase()] })
    assert.deepEqual(otherText(await verify()), [former])
    dns.set('wrong.example.com', { refuse: 'SERVFAIL' })
    assert.equal(said(await verify()), 'server_failure')
    dns.set('wrong.example.com', { refuse: 'REFUSED' })
    assert.equal(said(await verify()), 'server_failure')
    const { ownerId } = await given()
    assert.equal(said(await verifyDomain(context, operator, { ownerId, name: 'wrong.example.com' })), 'not_added')
  })

  test('a DNS that is silent or slow is told as such, in bounded time, and holds no connection', async () => {
    const { record, verify } = await asking('slow.example.com')
    for (const zone of [{ silent: true as const }, { texts: [record.value], delaySeconds: 30 }]) {
      dns.set('slow.example.com', zone)
      const started = performance.now()
      assert.equal(said(await verify()), 'timeout')
      assert.ok(performance.now() - started < 1500)
    }
  })

  test('a DNS server that is not there is a failure, never a proof', async () => {
    const { organization } = await asking('nowhere.example.com')
    const verdict = await verify(organization, 'nowhere.example.com', openTxtLookUp(['127.0.0.1:9'], 0.3))
    assert.match(said(verdict), /^(server_failure|timeout)$/)
  })

  test('another name that the answer smuggles in proves nothing', async () => {
    const { record, verify } = await asking('victim.example.com')
    dns.set('attacker.example.com', { texts: [record.value] })
    assert.equal(said(await verify()), 'no_such_domain')
  })

  test('a domain that was removed while the DNS was asked is not proved', async () => {
    const { organization, record } = await asking('gone.example.com')
    const verdict = await verify(organization, 'gone.example.com', async () => {
      await remove(organization, 'gone.example.com')
      await add(organization, 'gone.example.com')
      return { found: 'texts', texts: [record.value] }
    })
    assert.equal(said(verdict), 'not_added')
  })
})

suite('one domain, one organisation', () => {
  test('of several that prove it at once, one gets it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const name = `race-${round}.example.com`
      const askers = [await asking(name), await asking(name), await asking(name)]
      dns.set(name, { texts: askers.map(({ record }) => record.value) })
      const verdicts = await Promise.all(askers.map(({ verify }) => verify()))
      const reasons = verdicts.map(said)
      assert.deepEqual(reasons.sort(), ['ok', 'proved_elsewhere', 'proved_elsewhere'])
      const winners = await db.many(sql`select 1 from domain where name = ${name} and verified_at is not null`)
      assert.equal(winners.length, 1)
    }
  })

  test('once it is proved, nobody else can ask for it; once it is removed, they can', async () => {
    const first = await proved('moving.example.com')
    const second = await given()
    assert.equal(said(await add(second, 'moving.example.com')), 'proved_elsewhere')
    assert.ok((await remove(first.organization, 'moving.example.com')).ok)
    const added = await add(second, 'moving.example.com')
    assert.ok(added.ok)
    assert.notEqual(added.record.value, first.record.value)
    assert.deepEqual(otherText(await verify(second, 'moving.example.com')), [first.record.value])
  })
})

suite('addDomain', () => {
  test('adding again gives the same record', async () => {
    const { organization, record } = await asking('again.example.com')
    const again = await add(organization, 'again.example.com')
    assert.ok(again.ok)
    assert.deepEqual(again.record, record)
    assert.deepEqual(
      (await listDomains(db, organization)).map(({ name }) => name),
      [organization.initialDomain, 'again.example.com'],
    )
  })

  for (const name of ['gmail.com', 'outlook.com', 'outlook.jp', 'docomo.ne.jp', 'yahoo.co.jp', 'mail.ocn.ne.jp']) {
    test(`refuses ${name}, where anybody has an address`, async () => {
      assert.equal(said(await add(await given(), name)), 'public_mail')
    })
  }
  test('a name that only ends like a provider is nobody’s', () => assert.equal(isPublicMail('notgmail.com'), false))

  for (const name of ['genkan.example', 'other.genkan.example', 'a.b.genkan.example']) {
    test(`refuses ${name}, a part of the installation`, async () => {
      assert.equal(said(await add(await given(), name)), 'installation')
    })
  }

  for (const name of [
    '',
    'localhost',
    'EXAMPLE.com',
    'a..b',
    '-a.com',
    'a.com.',
    'ex ample.com',
    '例え.jp',
    'a\0.com',
    `${'a'.repeat(64)}.com`,
    '*.example.com',
    '_dmarc.example.com',
  ]) {
    test(`refuses ${JSON.stringify(name).slice(0, 30)}, which readDomain never gives`, async () => {
      assert.equal(said(await add(await given(), name)), 'domain_format')
    })
  }

  test('refuses a closed organisation and one that is not there', async () => {
    const organization = await given()
    await operatorOf(context).closeOrganization(organization.ownerId)
    for (const owner of [organization, { ownerId: '00000000-0000-7000-8000-000000000000' }]) {
      assert.equal(said(await add(owner, 'closed.example.com')), 'organization_closed')
    }
  })
})

suite('removeDomain', () => {
  const inUse = (name: string, n: number) => ({ ok: false, reason: 'in_use', values: { name, n } })

  test('refuses the initial domain, a domain in use and one that was not added', async () => {
    const { organization } = await proved('used.example.com')
    const { ownerId } = organization
    assert.equal(said(await remove(organization, organization.initialDomain)), 'initial')
    assert.equal(said(await remove(organization, 'never.example.com')), 'not_added')
    for (const value of [
      'taro@used.example.com',
      'hana@used.example.com',
      'taro@not-used.example.com',
      'taro@sub.used.example.com',
    ]) {
      await db.run(sql`
        insert into directory (kind, value, account_kind, owner_id, account_id) values ('email', ${value}, 'organization', ${ownerId}, ${ownerId})`)
    }
    assert.deepEqual(await remove(organization, 'used.example.com'), inUse('used.example.com', 2))
    assert.ok(await findDomain(db, organization, 'used.example.com'))
  })

  test('waits for an account that is just being created there', async () => {
    const { organization } = await proved('busy.example.com')
    const { ownerId } = organization
    let removal: ReturnType<typeof remove> | undefined
    await db.transaction(async (tx) => {
      assert.ok(await holdsDomain(tx, organization, 'busy.example.com'))
      removal = remove(organization, 'busy.example.com')
      await new Promise((resolve) => setTimeout(resolve, 100))
      await tx.run(sql`
        insert into directory (kind, value, account_kind, owner_id, account_id)
        values ('email', 'new@busy.example.com', 'organization', ${ownerId}, ${ownerId})`)
    })
    assert.deepEqual(await removal, inUse('busy.example.com', 1))
  })
})

suite('recheckDomains', () => {
  const yesterday = (name: string) =>
    db.run(sql`update domain set checked_at = now() - interval '25 hours' where name = ${name}`)
  const checkedNow = async (name: string) =>
    (
      await db.one<{ fresh: boolean }>(
        sql`select checked_at > now() - interval '1 minute' as fresh from domain where name = ${name}`,
      )
    ).fresh
  const missing = (name: string) =>
    db.many(sql`select 1 from audit_event where type = 'domain.record_missing' and detail ->> 'domain' = ${name}`)

  test('tells once that a record is gone, and takes nothing away', async () => {
    const { organization } = await proved('lost.example.com')
    assert.equal(await recheck(), 0)
    dns.set('lost.example.com', { texts: [] })
    await yesterday('lost.example.com')
    const gone = await Promise.all([recheck(), recheck()])
    assert.equal(gone[0] + gone[1], 1)
    assert.equal((await missing('lost.example.com')).length, 1)
    assert.equal(await holdsDomain(db, organization, 'lost.example.com'), true)
    assert.equal(await checkedNow('lost.example.com'), true)
  })

  test('a record that is still there is only marked as seen', async () => {
    await proved('kept.example.com')
    await yesterday('kept.example.com')
    await recheck()
    assert.equal(await checkedNow('kept.example.com'), true)
    assert.equal((await missing('kept.example.com')).length, 0)
  })

  test('a DNS that fails says nothing about the record; it is asked again next time', async () => {
    await proved('shaky.example.com')
    for (const zone of [{ refuse: 'SERVFAIL' as const }, { silent: true as const }]) {
      dns.set('shaky.example.com', zone)
      await yesterday('shaky.example.com')
      assert.equal(await recheck(), 0)
      assert.equal(await checkedNow('shaky.example.com'), false)
    }
    assert.equal((await missing('shaky.example.com')).length, 0)
  })
})
