import assert from 'node:assert/strict'
import type { Browser } from '../../../test/browser.ts'
import { password, signIn, type TestApp } from '../../../test/start-app.ts'

/** A browser in which an account is signed in with its password. */
export async function signedIn(app: TestApp, address = 'aiko@example.com', options?: { language: 'en' | 'ja' }) {
  const browser = app.browser(options)
  const seen = await signIn(browser, address, password)
  assert.equal(pathOf(seen.path), '/account', seen.text)
  return browser
}

export const pathOf = (path: string) => new URL(path, 'http://localhost').pathname

/** The kinds of audit events of an account, oldest first. */
export async function auditOf(app: TestApp, accountId: string): Promise<string[]> {
  const { rows } = await app.database.query(
    'select type from audit_event where account_id = $1 order by at, event_id',
    [accountId],
  )
  return rows.map((row) => row.type)
}

/** The path of the first link in the newest message of this kind to a contact. */
export async function linkOf(app: TestApp, to: string, template: string): Promise<string> {
  const message = (await app.mail(to)).find((each) => each.template === template)
  assert.ok(message?.link, `no ${template} to ${to}`)
  assert.ok(message.link.startsWith(app.url), message.link)
  return message.link.slice(app.url.length)
}

export async function templatesTo(app: TestApp, to: string): Promise<string[]> {
  return (await app.mail(to)).map((message) => message.template)
}

/** Opens a page that asks the person to show that it is them, and shows the password where it does. */
export async function confirmed(browser: Browser, path: string, secret = password) {
  const seen = await browser.get(path)
  return seen.path.startsWith('/account/confirm/')
    ? browser.submit(seen, '/account/confirm', { password: secret })
    : seen
}

/** Adds a contact as a person does: the password where it is asked for, the form, the code from the message. */
export async function addContact(app: TestApp, browser: Browser, contact: string, secret = password) {
  const form = await confirmed(browser, '/account/contacts/add', secret)
  const asked = await browser.submit(form, '/account/contacts/add', { contact })
  const code = (await app.mail(contact)).find((message) => message.code)?.code
  assert.ok(code, `no code to ${contact}: ${asked.text}`)
  return browser.submit(asked, '/account/contacts/add/code', { code })
}
