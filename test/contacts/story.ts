import assert from 'node:assert/strict'
import { addContact as addRecord, lockAccount } from '../../src/records/accounts/changes.ts'
import { type Account, type Identifier, readIdentifier } from '../../src/records/accounts/index.ts'
import type { Browser, Seen } from '../browser.ts'
import { password, signIn, type TestApp } from '../start-app.ts'

export const hour = 3600
export const day = 24 * hour

export const mailbox = 'aiko@example.com'
export const phone = '+819012345678'
export const another = 'Maple-drift-9-otter'

export const pathOf = (seen: Seen) => new URL(seen.path, 'http://localhost').pathname
export const isIn = async (browser: Browser) => pathOf(await browser.get('/account')) === '/account'

/**
 * Somebody whose account is old: a mailbox and a phone that have been theirs for 40 days, and a laptop that they have used
 * for as long and are signed in on.
 */
export async function oldAccount(
  app: TestApp,
  options: { password?: string | null; phone?: boolean; organizationId?: string; address?: string } = {},
): Promise<{ account: Account & { password: string }; laptop: Browser; address: string }> {
  const address = options.address ?? mailbox
  const account = await app.given.account({
    address,
    ...(options.password !== undefined && { password: options.password }),
    ...(options.organizationId && { organizationId: options.organizationId }),
  })
  if (options.phone !== false) await bindContact(app, account, phone)
  const laptop = app.browser()
  await enter(app, laptop, account.password, address)
  await app.pass(40 * day)
  await enter(app, laptop, account.password, address)
  // Holds of coming in by code, as people without a password do, are no part of these stories.
  await app.database.query('update hold set ended_at = now()')
  return { account, laptop, address }
}

async function enter(app: TestApp, browser: Browser, secret: string, address: string): Promise<void> {
  const seen = secret ? await signIn(browser, address, secret) : await signInByCode(app, browser, address)
  assert.equal(pathOf(seen), '/account', seen.text)
}

/** A contact that was proven before the story begins. */
export async function bindContact(app: TestApp, account: Account, value: string): Promise<void> {
  const read = readIdentifier(value)
  assert.ok(read.ok)
  await app.db.transaction(async (tx) => {
    await lockAccount(tx, account)
    await addRecord(tx, account, (read as { identifier: Identifier }).identifier)
  })
}

/** The newest code that was sent to a contact. */
export async function codeTo(app: TestApp, to: string): Promise<string> {
  const code = (await app.mail(to)).find((message) => message.code)?.code
  assert.ok(code, `no code to ${to}`)
  return code
}

export async function templatesTo(app: TestApp, to: string): Promise<string[]> {
  return (await app.mail(to)).map(({ template }) => template)
}

/** The path of the link in the newest message of this kind. */
export async function linkTo(app: TestApp, to: string, template: string): Promise<string> {
  const link = (await app.mail(to)).find((message) => message.template === template)?.link
  assert.ok(link, `no ${template} to ${to}: ${await templatesTo(app, to)}`)
  return link.slice(app.url.length)
}

export async function signInByCode(app: TestApp, browser: Browser, address: string): Promise<Seen> {
  // Without scripts there is no proof of work: one question in ten seconds.
  await app.pass(11)
  const asked = await browser.submit(await browser.get('/sign-in/code?to=/account'), '/sign-in/code', {
    identifier: address,
  })
  return browser.submit(asked, '/sign-in/code/code', { code: await codeTo(app, address) })
}

export async function resetBy(app: TestApp, browser: Browser, address: string, secret = another): Promise<Seen> {
  await app.pass(11)
  const asked = await browser.submit(await browser.get('/reset'), '/reset', { identifier: address })
  const next = await browser.submit(asked, '/reset/code', { code: await codeTo(app, address) })
  return browser.submit(next, '/reset/password', { password: secret })
}

/** A page of one's account, through the confirmation where it is asked for. */
export async function confirmed(browser: Browser, path: string, secret = password): Promise<Seen> {
  const seen = await browser.get(path)
  if (!seen.path.startsWith('/account/confirm/')) return seen
  return browser.submit(seen, '/account/confirm', { password: secret })
}

export async function addContact(app: TestApp, browser: Browser, contact: string, secret = password): Promise<Seen> {
  const form = await confirmed(browser, '/account/contacts/add', secret)
  const asked = await browser.submit(form, '/account/contacts/add', { contact })
  return browser.submit(asked, '/account/contacts/add/code', { code: await codeTo(app, contact) })
}

export async function contactId(app: TestApp, value: string): Promise<string> {
  const { rows } = await app.database.query('select contact_id from contact where value = $1 and removed_at is null', [
    value,
  ])
  assert.ok(rows[0], `no contact ${value}`)
  return rows[0].contact_id
}

export async function removeContact(app: TestApp, browser: Browser, value: string, secret = password): Promise<Seen> {
  const path = `/account/contacts/${await contactId(app, value)}/remove`
  return browser.submit(await confirmed(browser, path, secret), path)
}

/** What the account has, oldest first. */
export async function contactsOf(app: TestApp): Promise<string[]> {
  const { rows } = await app.database.query(
    'select value from contact where removed_at is null order by added_at, value',
  )
  return rows.map(({ value }) => value)
}

/** Opens an undo link and presses its button. */
export async function press(browser: Browser, link: string): Promise<Seen> {
  return browser.submit(await browser.get(link), link)
}

export async function contests(app: TestApp): Promise<{ outcome: string | null }[]> {
  return (await app.database.query('select outcome from contest order by opened_at')).rows
}

export async function isHeld(app: TestApp): Promise<boolean> {
  const { rows } = await app.database.query('select 1 from hold where ended_at is null and until > now()')
  return rows.length > 0
}
