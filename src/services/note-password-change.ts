import type { Transaction } from '../platform/database/index.ts'
import type { ClientFacts } from '../platform/http/index.ts'
import { addChange } from '../records/contests/changes.ts'
import type { NewChange } from '../records/contests/index.ts'
import type { Context } from './context.ts'
import { type Notified, tellPasswordChanged } from './notices/index.ts'

/** Writes a new password down as a change that can be undone, and tells of it. In the transaction that sets it. */
export async function notePasswordChange(
  context: Pick<Context, 'config' | 'keys'>,
  tx: Transaction,
  account: Notified,
  change: Omit<NewChange, 'contactId'> & { kind: 'password_changed' | 'password_reset'; client: ClientFacts },
): Promise<void> {
  const { client, ...made } = change
  await tellPasswordChanged(context, tx, account, client, await addChange(tx, account, made))
}
