import { refuseUnlessMay } from '../../access/index.ts'
import type { RepairId } from '../../diagnosis/index.ts'
import { issueOnce } from '../../mechanisms/one-time/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { Context } from '../context.ts'
import { appendTo } from './investigations.ts'
import type { InvestigationView, Investigator, OwnAccount } from './types.ts'

const restoreMinutes = 30

export type TriedRepair = {
  /** A one-time link token that brings the person's closed personal account back, where that is the repair. */
  restoreToken?: string | undefined
}

/**
 * Takes up a repair that an investigation offers: it is noted as begun, until its person says or a sign-in shows that
 * it helped. Undefined when it was not offered at this level: some repairs stand for what others may not know.
 */
export async function tryRepair(
  { db }: Pick<Context, 'db'>,
  actor: Investigator,
  { investigation, repair }: { investigation: InvestigationView; repair: RepairId },
): Promise<TriedRepair | undefined> {
  if (refuseUnlessMay(actor, 'diagnosis.open') || !isOffered(investigation, repair)) return undefined
  const { token, accounts } = investigation
  await appendTo(db, token, repair === 'person' ? { person: true } : { tried: { id: repair, outcome: 'cancelled' } })
  return { restoreToken: repair === 'restore_account' ? await issueRestore(db, accounts) : undefined }
}

function isOffered({ result }: InvestigationView, repair: RepairId): boolean {
  const { repairs, findings } = result
  return [...repairs, ...findings.flatMap((finding) => finding.repairs)].some(({ id }) => id === repair)
}

/** The person who proved a contact of a closed personal account may bring it back, as after the right password. */
async function issueRestore(q: Queries, accounts: readonly OwnAccount[]): Promise<string | undefined> {
  const closed = accounts.find((account) => account.status === 'closed' && account.kind === 'personal')
  if (!closed) return undefined
  const { accountId } = closed
  // A personal account is its own owner.
  return issueOnce(q, 'restore', { ownerId: accountId, accountId, minutes: restoreMinutes })
}
