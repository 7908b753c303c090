import { refuseUnlessMay } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { openInvestigation } from './open-investigation.ts'
import { type Description, type OtherSystem, readDescription } from './read-description.ts'
import type { Investigator, NewInvestigation } from './types.ts'

export type NewDescription = Omit<NewInvestigation, 'symptom' | 'proof'> & { text: string }

export type DescribedProblem =
  | { ok: true; understood: 'symptom'; token: string }
  /** It is about another company's system. */
  | { ok: true; understood: 'elsewhere'; system: OtherSystem }
  /** Nothing is begun: what it may have meant is for the person to say. */
  | ({ ok: true; understood: 'unclear' } & Description['unclear'])

/**
 * Reads what a person wrote in their own words, and begins an investigation where it is clear. The text is read once, on
 * this machine, and not kept.
 */
export async function describeProblem(
  context: Context,
  actor: Investigator,
  { text, ...beginning }: NewDescription,
): Promise<DescribedProblem | Refusal> {
  const refused = refuseUnlessMay(actor, 'diagnosis.open')
  if (refused) return refused
  const { symptom, evidence, elsewhere, unclear } = readDescription(text)
  if (elsewhere) return { ok: true, understood: 'elsewhere', system: elsewhere }
  if (!symptom) return { ok: true, understood: 'unclear', ...unclear }
  const opened = await openInvestigation(context, actor, {
    ...beginning,
    symptom,
    evidence: [...evidence, ...(beginning.evidence ?? [])],
  })
  return opened.ok ? { ...opened, understood: 'symptom' } : opened
}
