import { type CauseId, causeIds, type SymptomId, symptomIds } from '../ids.ts'
import { symptomEntries } from '../model.ts'
import { startingPriors } from './priors.ts'

/** The codes that a person sees when they have a symptom: how a failed attempt names its symptom by itself. */
const byCode = new Map(
  symptomIds.flatMap((symptom) => symptomEntries[symptom].codes.map((code) => [code as string, symptom] as const)),
)

/** The symptom of somebody who was told this code; undefined for codes that stop nobody, or only programs. */
export function symptomOf(code: string): SymptomId | undefined {
  return byCode.get(code.toUpperCase())
}

/** The causes that can explain a symptom, the likeliest first. */
export function candidatesOf(symptom: SymptomId): readonly CauseId[] {
  return candidates[symptom]
}

/** The symptoms that a cause can explain. */
export function symptomsOf(cause: CauseId): SymptomId[] {
  return symptomIds.filter((symptom) => candidates[symptom].includes(cause))
}

const candidates = Object.fromEntries(
  symptomIds.map((symptom) => [symptom, inOrderOfWeight(symptom)] as const),
) as unknown as Readonly<Record<SymptomId, readonly CauseId[]>>

function inOrderOfWeight(symptom: SymptomId): CauseId[] {
  const tables = startingPriors.tables.filter((table) => table.symptom === symptom)
  const weight = (cause: CauseId) =>
    tables.reduce((sum, table) => sum + (table.share ?? 1) * (table.weights[cause] ?? 0), 0)
  return causeIds.filter((cause) => weight(cause) > 0).sort((a, b) => weight(b) - weight(a))
}
