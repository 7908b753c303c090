import type { Queries } from '../../platform/database/index.ts'
import type { Context } from '../context.ts'
import { type Notified, notify } from './notify.ts'

type Noticing = Pick<Context, 'config' | 'keys'>

/** The account is closed: each contact gets a link that brings it back until it is deleted. */
export function tellAccountClosing(
  context: Noticing,
  tx: Queries,
  account: Notified,
  { purgeAt, graceDays }: { purgeAt: Date; graceDays: number },
): Promise<void> {
  return notify(context, tx, account, {
    template: 'account_closing',
    values: { date: purgeAt.getTime() },
    link: { name: 'restoreLink', type: 'restore', path: '/account/restore', days: graceDays },
  })
}

export function tellAccountRestored(context: Noticing, tx: Queries, account: Notified): Promise<void> {
  return notify(context, tx, account, { template: 'account_restored' })
}
