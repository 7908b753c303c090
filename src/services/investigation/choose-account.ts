import { refuseUnlessMay } from '../../access/index.ts'
import type { Context } from '../context.ts'
import { appendTo } from './investigations.ts'
import type { InvestigationView, Investigator, OwnAccount } from './types.ts'

/** One of several own accounts was meant. Undefined for an account that this investigation may not show. */
export async function chooseAccount(
  { db }: Pick<Context, 'db'>,
  actor: Investigator,
  { investigation, accountId }: { investigation: InvestigationView; accountId: string | undefined },
): Promise<OwnAccount | undefined> {
  const own = investigation.accounts.find((account) => account.accountId === accountId)
  if (!own || refuseUnlessMay(actor, 'diagnosis.open')) return undefined
  await appendTo(db, investigation.token, { tried: { id: 'switch_account', outcome: 'cancelled' } })
  return own
}
