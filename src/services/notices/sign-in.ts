import { claimWarning } from '../../mechanisms/authenticators/changes.ts'
import { messageStatement } from '../../mechanisms/delivery/index.ts'
import { issueOnce, onceStatement } from '../../mechanisms/one-time/index.ts'
import { combine, type Queries, type Statement } from '../../platform/database/index.ts'
import type { ClientFacts } from '../../platform/http/index.ts'
import { contactsToTell } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { messageTo, minutesOfDay, type Notified, notify } from './notify.ts'

type Noticing = Pick<Context, 'config' | 'keys'>

const notMeDays = 7
const wayInMinutes = 60

/**
 * A sign-in on a browser that the account was never used on: statements to be combined with the sign-in. The contacts are
 * looked up with `q`.
 */
export async function newBrowserStatements(
  { config, keys }: Noticing,
  q: Queries,
  account: Notified,
  { device, network }: ClientFacts,
): Promise<Statement[]> {
  const { ownerId, accountId } = account
  const notMe = onceStatement('not_me', { ownerId, accountId, minutes: notMeDays * minutesOfDay })
  const values = { device, network, notMeLink: `${config.url}/account/not-me/${notMe.value}` }
  const messages = (await contactsToTell(q, account)).map((contact) =>
    messageStatement(keys, messageTo(contact, account, 'new_browser', values)),
  )
  return [notMe.statement, ...messages.map(({ statement }) => statement)]
}

/** The same, written now. */
export async function tellNewBrowser(
  context: Noticing,
  tx: Queries,
  account: Notified,
  client: ClientFacts,
): Promise<void> {
  await tx.run(combine(await newBrowserStatements(context, tx, account, client)))
}

/** Strangers have used the tries of this account up; its person gets a way in for one new browser, at most once an hour. */
export async function tellStrangers(context: Noticing, tx: Queries, account: Notified): Promise<void> {
  if (!(await claimWarning(tx, account))) return
  const { ownerId, accountId } = account
  const wayIn = await issueOnce(tx, 'way_in', { ownerId, accountId, minutes: wayInMinutes })
  const values = { link: `${context.config.url}/sign-in/way-in/${wayIn}` }
  await notify(context, tx, account, { template: 'password_paused_way_in', values, minutes: wayInMinutes })
}

/** The password opens nothing any more until it is reset (100 failures in a row). */
export async function tellPasswordStopped(context: Noticing, tx: Queries, account: Notified): Promise<void> {
  const values = { resetLink: `${context.config.url}/reset` }
  await notify(context, tx, account, { template: 'password_stopped', values })
}

export async function tellSignedOutEverywhere(context: Noticing, tx: Queries, account: Notified): Promise<void> {
  await notify(context, tx, account, { template: 'session_ended_everywhere' })
}
