import { enqueue } from '../../mechanisms/delivery/index.ts'
import { openFlows } from '../../mechanisms/flows/index.ts'
import { issueOnce } from '../../mechanisms/one-time/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Contact } from '../../records/accounts/index.ts'
import { messageTo, minutesOfDay, type Noticing, type Notified, notifyEstablished } from './notify.ts'

/** The account is closed: each established contact gets a link that brings it back until it is deleted. */
export function tellAccountClosing(
  context: Noticing,
  tx: Queries,
  account: Notified,
  { purgeAt, graceDays }: { purgeAt: Date; graceDays: number },
): Promise<void> {
  return notifyEstablished(context, tx, account, {
    template: 'account_closing',
    values: { date: purgeAt.getTime() },
    link: { name: 'restoreLink', type: 'restore', path: '/account/restore', minutes: graceDays * minutesOfDay },
  })
}

export function tellAccountRestored(context: Noticing, tx: Queries, account: Notified): Promise<void> {
  return notifyEstablished(context, tx, account, { template: 'account_restored' })
}

const resetLinkMinutes = 60

/** An operator has started a reset: this one contact gets the link to a new password. */
export async function tellResetStarted(
  { config, keys }: Noticing,
  tx: Queries,
  account: Notified,
  contact: Contact,
): Promise<void> {
  const { ownerId, accountId } = account
  const { kind, value, norm } = contact
  const flow = openFlows(keys, config).seal({ identifier: { kind, value, norm } })
  const token = await issueOnce(tx, 'reset_link', { ownerId, accountId, minutes: resetLinkMinutes, data: { flow } })
  const link = `${config.url}/reset/link/${token}`
  await enqueue(tx, keys, messageTo(contact, account, 'reset_started', { link }, resetLinkMinutes))
}
