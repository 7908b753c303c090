import assert from 'node:assert/strict'
import { test } from 'node:test'
import { password, signIn, startApp } from '../../../../test/start-app.ts'
import { addContact, auditOf, confirmed, linkOf, pathOf, signedIn, templatesTo } from '../signed-in.fixture.ts'

const day = 24 * 3600

test('an address is added with a code, is new for 30 days, and every contact is told', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const browser = await signedIn(app)
  const added = await addContact(app, browser, 'Second@Example.co.jp')
  assert.equal(pathOf(added.path), '/account/contacts')
  assert.match(added.text, /Second@example\.co\.jp new Confirmed on/)
  assert.match(added.text, /not enough by itself to recover/)
  assert.ok((await templatesTo(app, 'aiko@example.com')).includes('contact_added'))
  assert.ok((await templatesTo(app, 'second@example.co.jp')).includes('contact_added_here'), 'without an undo link')
  assert.deepEqual(
    (await auditOf(app, account.accountId)).filter((type) => type.startsWith('contact')),
    ['contact.added'],
  )
  await app.pass(31 * day)
  const later = await signedIn(app)
  assert.doesNotMatch((await later.get('/account/contacts')).text, /not enough by itself/)
})

test('a phone number is added with a code by text message, and shown as people write it', async () => {
  await using app = await startApp()
  await app.given.account()
  const browser = await signedIn(app)
  const asked = await browser.submit(await browser.get('/account/contacts/add'), '/account/contacts/add', {
    contact: '０９０－１２３４－５６７８',
  })
  const [sms] = await app.mail('+819012345678')
  const added = await browser.submit(asked, '/account/contacts/add/code', { code: sms?.code as string })
  assert.match(added.text, /090-1234-5678/)
})

test('until the code is proven nothing tells whether another account uses a contact', async () => {
  await using app = await startApp()
  await app.given.account()
  await app.given.account({ address: 'taken@example.com' })
  const browser = await signedIn(app)
  const ask = async (contact: string) => {
    const seen = await browser.submit(await browser.get('/account/contacts/add'), '/account/contacts/add', { contact })
    return { seen, plain: { status: seen.status, path: pathOf(seen.path), text: seen.text.replaceAll(contact, '…') } }
  }
  const free = await ask('free@example.com')
  const taken = await ask('taken@example.com')
  assert.deepEqual(taken.plain, free.plain)
  assert.deepEqual(await templatesTo(app, 'taken@example.com'), await templatesTo(app, 'free@example.com'))
  const code = (await app.mail('taken@example.com'))[0]?.code as string
  const told = await browser.submit(taken.seen, '/account/contacts/add/code', { code })
  assert.match(told.text, /another account of yours or of someone else uses it/)
  const { rows } = await app.database.query(`select count(*)::int as n from contact where value = 'taken@example.com'`)
  assert.equal(rows[0].n, 1)
})

test('a contact that is there already is not asked again', async () => {
  await using app = await startApp()
  await app.given.account()
  const browser = await signedIn(app)
  const seen = await browser.submit(await browser.get('/account/contacts/add'), '/account/contacts/add', {
    contact: ' AIKO@example.com ',
  })
  assert.match(seen.text, /belongs to your account already/)
  assert.deepEqual(await templatesTo(app, 'aiko@example.com'), ['new_browser'])
})

test('a code that was proven in one account adds nothing to another one', async () => {
  await using app = await startApp()
  await app.given.account()
  await app.given.account({ address: 'hana@example.com' })
  const browser = await signedIn(app)
  const asked = await browser.submit(await browser.get('/account/contacts/add'), '/account/contacts/add', {
    contact: 'new@example.com',
  })
  const code = (await app.mail('new@example.com'))[0]?.code as string
  await browser.submit(await browser.get('/sign-out'), '/sign-out', { how: 'one' })
  const hana = await signedIn(app, 'hana@example.com')
  for (const [name, value] of hana.cookies) if (name.includes('session')) browser.cookies.set(name, value)
  const seen = await browser.submit(asked, '/account/contacts/add/code', { code })
  assert.equal(pathOf(seen.path), '/sign-in')
  assert.doesNotMatch((await hana.get('/account/contacts')).text, /new@example\.com/)
})

test('ATK-040 a contact is one address, whatever is sent', async () => {
  await using app = await startApp()
  await app.given.account()
  const browser = await signedIn(app)
  const form = await browser.get('/account/contacts/add')
  for (const contact of [
    'a@example.com,b@example.com',
    'a@example.com;b@example.com',
    'a@example.com b@example.com',
    '',
  ])
    assert.equal((await browser.submit(form, '/account/contacts/add', { contact })).status, 400, contact)
  const body = 'contact=a@example.com&contact=b@example.com'
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: app.url }
  assert.equal((await browser.request('/account/contacts/add', { method: 'POST', body, headers })).status, 400)
  assert.deepEqual(await templatesTo(app, 'a@example.com'), [])
})

test('the last proven contact stays; another one can go, and the account is shown by what it still has', async () => {
  await using app = await startApp()
  const account = await app.given.account()
  const browser = await signedIn(app)
  const removeLink = (html: string) => [...html.matchAll(/href="(\/account\/contacts\/[\w-]+\/remove)"/g)]
  assert.equal(removeLink((await browser.get('/account/contacts')).html).length, 0)
  const { rows } = await app.database.query('select contact_id from contact')
  const forced = `/account/contacts/${rows[0].contact_id}/remove`
  assert.match((await browser.get(forced)).text, /This is the only confirmed contact/)
  assert.match((await browser.send(forced, {})).text, /This is the only confirmed contact/)
  await addContact(app, browser, 'second@example.com')
  const page = await browser.get(forced)
  const removed = await browser.submit(page, forced)
  assert.match(removed.text, /The contact was removed/)
  assert.match(removed.text, /second@example\.com/)
  assert.deepEqual(
    (await auditOf(app, account.accountId)).filter((type) => type === 'contact.removed'),
    ['contact.removed'],
  )
  const changed = await app.database.query('select user_name from account')
  assert.equal(changed.rows[0].user_name, 'second@example.com')
  assert.ok((await templatesTo(app, 'aiko@example.com')).includes('contact_removed'))
  assert.ok(!(await templatesTo(app, 'second@example.com')).includes('contact_removed'), 'a young one has no say in it')
})

test('a removed contact hears of a new password for 30 more days, and of no other change', async () => {
  await using app = await startApp()
  await app.given.account()
  const browser = await signedIn(app)
  await addContact(app, browser, 'second@example.com')
  const { rows } = await app.database.query(`select contact_id from contact where value = 'second@example.com'`)
  const path = `/account/contacts/${rows[0].contact_id}/remove`
  await browser.submit(await confirmed(browser, path), path)
  await addContact(app, browser, 'third@example.com')
  const change = async (from: string, to: string) =>
    browser.submit(await browser.get('/account/password'), '/account/password', { current: from, password: to })
  await change(password, 'Maple-drift-9-otter')
  assert.deepEqual(await templatesTo(app, 'second@example.com'), [
    'password_changed_elsewhere',
    'contact_removed_here',
    'contact_added_here',
    'contact_code',
  ])
  await app.pass(31 * day)
  await signIn(browser, 'aiko@example.com', 'Maple-drift-9-otter')
  await change('Maple-drift-9-otter', password)
  assert.equal((await templatesTo(app, 'second@example.com')).length, 4)
})

test('after 7 days a change of contacts cannot be undone', async () => {
  await using app = await startApp()
  await app.given.account()
  const browser = await signedIn(app)
  await addContact(app, browser, 'second@example.com')
  const link = await linkOf(app, 'aiko@example.com', 'contact_added')
  await app.pass(7 * day + 1)
  assert.equal((await app.browser().get(link)).problem, 'GK8003')
  assert.equal((await app.browser().send(link, {})).problem, 'GK8003')
})

test('the address that an organisation gave out stays with the organisation', async () => {
  await using app = await startApp()
  const organization = await app.database.query(
    `insert into organization (owner_id, name, slug, status, created_at)
     values (gen_random_uuid(), '株式会社こもれび', 'komorebi', 'active', now()) returning owner_id`,
  )
  const { owner_id: organizationId } = organization.rows[0]
  await app.given.account({ address: 'aiko@komorebi.example.co.jp', organizationId })
  const browser = await signedIn(app, 'aiko@komorebi.example.co.jp')
  await addContact(app, browser, 'private@example.com')
  const { rows } = await app.database.query(`select contact_id from contact where value like 'aiko@%'`)
  const path = `/account/contacts/${rows[0].contact_id}/remove`
  assert.match((await browser.get(path)).text, /株式会社こもれび/)
  await browser.send(path, {})
  assert.equal((await app.database.query('select 1 from contact where removed_at is not null')).rowCount, 0)
})
