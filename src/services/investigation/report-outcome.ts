import { refuseUnlessMay } from '../../access/index.ts'
import type { RepairId } from '../../diagnosis/index.ts'
import type { Context } from '../context.ts'
import { appendTo } from './investigations.ts'
import type { Investigator } from './types.ts'

/** Whether a repair helped decides what is offered next. Returns false for an unknown token. */
export async function reportOutcome(
  { db }: Pick<Context, 'db'>,
  actor: Investigator,
  { token, repair, helped }: { token: string; repair: RepairId; helped: boolean },
): Promise<boolean> {
  if (refuseUnlessMay(actor, 'diagnosis.open')) return false
  return appendTo(db, token, { tried: { id: repair, outcome: helped ? 'solved' : 'no_change' } })
}
