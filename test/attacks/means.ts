import { addContact } from '../../src/records/accounts/changes.ts'
import { type Identifier, readIdentifier } from '../../src/records/accounts/index.ts'
import type { Browser, Seen } from '../browser.ts'
import { signIn, type TestApp } from '../start-app.ts'

export const fresh = 'Maple-otter-8-ribbon'
export const pathOf = (path: string) => new URL(path, 'http://localhost').pathname

/** Codes are not limited here, so that a test can ask for as many as it needs. */
export const generous = { codesPerContactHour: 10_000, codesPerContactDay: 10_000, codesPerNetworkHour: 100_000 }

/** Asks for a reset or a sign-in code, as somebody without scripts does: after a while. */
export async function askFor(
  app: TestApp,
  browser: Browser,
  address: string,
  base: '/reset' | '/sign-in/code' = '/reset',
): Promise<Seen> {
  await app.pass(11)
  return browser.submit(await browser.get(base), base, { identifier: address })
}

/** Moves the clock to where a new hour (and minute) begins, so that no limit starts anew in the middle of a test. */
export async function toTheFullHour(app: TestApp): Promise<void> {
  const { rows } = await app.database.query('select extract(epoch from test_clock.now())::float8 as now')
  await app.pass(3601 - (rows[0].now % 3600))
}

/** Walks a reset up to the page for the new password. */
export async function proveForReset(app: TestApp, browser: Browser, address: string): Promise<Seen> {
  const asked = await askFor(app, browser, address)
  return browser.submit(asked, '/reset/code', { code: await codeFor(app, address) })
}

export async function codeFor(app: TestApp, address: string): Promise<string> {
  const mail = (await app.mail(address)).find((each) => each.code)
  if (!mail?.code) throw new Error(`no code was mailed to ${address}`)
  return mail.code
}

/** The path of the newest link of this kind that was mailed to an address. */
export async function linkFor(app: TestApp, address: string, template: string): Promise<string> {
  const mail = (await app.mail(address)).find((each) => each.template === template)
  if (!mail?.link) throw new Error(`no link of ${template} was mailed to ${address}`)
  return new URL(mail.link).pathname
}

export async function disable(app: TestApp, accountId: string): Promise<void> {
  await app.operator.disableAccount(accountId)
}

export async function close(app: TestApp, accountId: string): Promise<void> {
  await app.operator.closeAccount(accountId)
}

/** Uses the account's tries up through another of its identifiers: for its address nothing is to be seen of that. */
export async function lockUnseen(app: TestApp, account: { ownerId: string; accountId: string }): Promise<void> {
  const read = readIdentifier('090-1234-5678') as { identifier: Identifier }
  await app.db.transaction((tx) => addContact(tx, { ...account, kind: 'personal' }, read.identifier))
  for (let index = 0; index < 10; index += 1) await signIn(app.browser(), '090-1234-5678', `guess ${index}`)
}

export async function organization(app: TestApp, slug = 'acme'): Promise<{ ownerId: string; domain: string }> {
  const { ownerId, initialDomain } = await app.operator.createOrganization(`${slug} KK`, slug)
  return { ownerId, domain: initialDomain }
}

export async function storedHash(app: TestApp, accountId: string): Promise<string | undefined> {
  const { rows } = await app.database.query(
    "select data->>'hash' as hash from authenticator where account_id = $1 and ended_at is null",
    [accountId],
  )
  return rows[0]?.hash
}

export async function count(app: TestApp, text: string, values: unknown[] = []): Promise<number> {
  const { rows } = await app.database.query(`select count(*)::int as n from ${text}`, values)
  return rows[0].n
}
