import { claimWarning } from '../../mechanisms/authenticators/changes.ts'
import { messageStatement } from '../../mechanisms/delivery/index.ts'
import { onceStatement } from '../../mechanisms/one-time/index.ts'
import type { Queries, Statement } from '../../platform/database/index.ts'
import type { ClientFacts } from '../../platform/http/index.ts'
import { listContacts } from '../../records/accounts/index.ts'
import { messageTo, minutesOfDay, type Noticing, type Notified, notifyEstablished } from './notify.ts'

const notMeMinutes = 7 * minutesOfDay
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
  const statements: Statement[] = []
  for (const contact of await listContacts(q, account)) {
    if (contact.standing !== 'established') continue
    const data = { told: contact.contactId }
    const notMe = onceStatement('not_me', { ownerId, accountId, minutes: notMeMinutes, data })
    const values = { device, network, notMeLink: `${config.url}/account/not-me/${notMe.value}` }
    const { statement } = messageStatement(keys, messageTo(contact, account, 'new_browser', values))
    statements.push(notMe.statement, statement)
  }
  return statements
}

/** A sign-in with a contact alone. `held`: it has begun a hold, which is told with it. */
export function tellSignedIn(
  context: Noticing,
  tx: Queries,
  account: Notified,
  { device, network }: ClientFacts,
  held: boolean,
): Promise<void> {
  return notifyEstablished(context, tx, account, {
    template: held ? 'signed_in_held' : 'new_browser',
    values: { device, network },
    link: { name: 'notMeLink', type: 'not_me', path: '/account/not-me', minutes: notMeMinutes },
  })
}

/** Strangers have used the tries of this account up; its person gets a way in for one new browser, at most once an hour. */
export async function tellStrangers(context: Noticing, tx: Queries, account: Notified): Promise<void> {
  if (!(await claimWarning(tx, account))) return
  await notifyEstablished(context, tx, account, {
    template: 'password_paused_way_in',
    link: { name: 'link', type: 'way_in', path: '/sign-in/way-in', minutes: wayInMinutes },
    minutes: wayInMinutes,
  })
}

/** The password opens nothing any more until it is reset (100 failures in a row). */
export function tellPasswordStopped(context: Noticing, tx: Queries, account: Notified): Promise<void> {
  const values = { resetLink: `${context.config.url}/reset` }
  return notifyEstablished(context, tx, account, { template: 'password_stopped', values })
}

export function tellSignedOutEverywhere(context: Noticing, tx: Queries, account: Notified): Promise<void> {
  return notifyEstablished(context, tx, account, { template: 'session_ended_everywhere' })
}

/** Somebody at a signed-in browser wanted to change how the account is entered, and could not show that it is theirs. */
export function tellChangeTried(
  context: Noticing,
  tx: Queries,
  account: Notified,
  { device, network }: ClientFacts,
): Promise<void> {
  return notifyEstablished(context, tx, account, { template: 'change_tried', values: { device, network } })
}
