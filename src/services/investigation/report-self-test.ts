import { refuseUnlessMay } from '../../access/index.ts'
import type { EvidenceItem } from '../../diagnosis/index.ts'
import type { Context } from '../context.ts'
import { appendTo } from './investigations.ts'
import type { Investigator } from './types.ts'

/** What the test of this browser has found, for an investigation that is open. Returns false for an unknown token. */
export async function reportSelfTest(
  { db }: Pick<Context, 'db'>,
  actor: Investigator,
  { token, evidence }: { token: string; evidence: EvidenceItem[] },
): Promise<boolean> {
  if (refuseUnlessMay(actor, 'diagnosis.open')) return false
  return appendTo(db, token, { evidence, tried: { id: 'test_browser', outcome: 'cancelled' } })
}
