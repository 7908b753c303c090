import { type CauseId, causeIds, type SymptomId, symptomIds } from '../ids.ts'
import { startingPriors } from './priors.ts'

/** The codes that a person sees when they have a symptom: how a failed attempt names its symptom by itself. */
const codes: Partial<Record<SymptomId, readonly `GK${number}`[]>> = {
  Y1: [
    'GK3001',
    'GK3002',
    'GK3005',
    'GK3006',
    'GK3007',
    'GK3008',
    'GK3011',
    'GK3012',
    'GK1002',
    'GK1003',
    'GK1005',
    'GK1006',
  ],
  Y2: ['GK3003', 'GK3004', 'GK3013'],
  Y3: ['GK9001', 'GK9002', 'GK9004', 'GK6006', 'GK6007', 'GK6010', 'GK6015', 'GK7005'],
  Y4: ['GK6012', 'GK6003'],
  Y5: ['GK6002', 'GK6001', 'GK6008'],
  Y6: ['GK6004', 'GK6005'],
  Y7: ['GK4003', 'GK4004', 'GK4005', 'GK4006', 'GK4007', 'GK4008', 'GK9003'],
  Y8: ['GK4009', 'GK4010', 'GK4014'],
  Y9: ['GK4001', 'GK4002', 'GK4012', 'GK1007'],
  Y10: ['GK4011'],
  Y11: ['GK4013'],
  Y12: ['GK5001', 'GK5002', 'GK5003', 'GK5004', 'GK6009'],
  Y13: ['GK2002', 'GK2003', 'GK2006', 'GK2007'],
  Y14: ['GK2004', 'GK2010', 'GK6011'],
  Y15: ['GK2009', 'GK2011', 'GK2012'],
  Y16: ['GK2005', 'GK7001', 'GK7006'],
  Y18: ['GK6013'],
  Y19: ['GK6014'],
  Y20: ['GK8002', 'GK8003'],
  Y21: ['GK2008', 'GK7002', 'GK7003', 'GK7004'],
}

const byCode = new Map(
  symptomIds.flatMap((symptom) => (codes[symptom] ?? []).map((code) => [code as string, symptom] as const)),
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
