import { refuseUnlessMay } from '../../access/index.ts'
import type { Context } from '../context.ts'
import { appendTo } from './investigations.ts'
import type { Investigator } from './types.ts'

/** "That is not my problem": a wrong diagnosis is counted, and something else is asked. Returns false for an unknown token. */
export async function rejectDiagnosis(
  { db }: Pick<Context, 'db'>,
  actor: Investigator,
  { token }: { token: string },
): Promise<boolean> {
  return !refuseUnlessMay(actor, 'diagnosis.open') && appendTo(db, token, { notMine: true })
}
