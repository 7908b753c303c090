import { z } from 'zod'
import {
  type AttemptedRepair,
  type EvidenceItem,
  evidenceNames,
  questionIds,
  readEvidence,
  repairIds,
  type SymptomId,
  symptomIds,
} from '../../diagnosis/index.ts'
import type { DiagnosisRequest } from '../../services/investigation/index.ts'

const time = z.iso.datetime({ offset: true })
const outcomes = ['solved', 'no_change', 'failed', 'cancelled'] as const

const shape = z.strictObject({
  symptom: z.enum(symptomIds).optional(),
  evidence: z
    .array(
      z.strictObject({
        name: z.enum(evidenceNames as [string, ...string[]]),
        value: z.union([z.string().max(40), z.number()]),
        where: z.enum(['browser', 'device', 'person']),
        at: time.optional(),
      }),
    )
    .max(200)
    .default([]),
  text: z.string().max(4000).optional(),
  language: z.enum(['ja', 'en']).optional(),
  attempt: z.string().max(60).optional(),
  asked: z.array(z.enum(questionIds)).max(questionIds.length).default([]),
  tried: z
    .array(
      z.strictObject({
        id: z.enum(repairIds as [(typeof repairIds)[number], ...typeof repairIds]),
        at: time.optional(),
        outcome: z.enum(outcomes),
      }),
    )
    .max(50)
    .default([]),
})

/**
 * Reads the body of `POST /helper/diagnoses`, or tells every mistake by its path. Evidence is taken only from the
 * visitor's own side: nobody can tell us about accounts.
 */
export function readRequest(body: unknown): { request: DiagnosisRequest } | { mistakes: string[] } {
  const read = shape.safeParse(body)
  if (!read.success) return { mistakes: read.error.issues.slice(0, 20).map(mistakeOf) }
  const { symptom, text, attempt, asked, tried } = read.data
  const now = new Date().toISOString()
  const evidence: EvidenceItem[] = []
  const mistakes: string[] = []
  read.data.evidence.forEach((one, i) => {
    const item = readEvidence([{ ...one, at: one.at ?? now }], 'visitor')[0]
    if (item) evidence.push(item)
    else mistakes.push(`evidence.${i}: no such value, or not seen there`)
  })
  if (mistakes.length > 0) return { mistakes }
  return {
    request: {
      symptom: symptom as SymptomId | undefined,
      evidence,
      text,
      attempt,
      asked,
      tried: tried.map((one): AttemptedRepair => ({ ...one, at: one.at ?? now })),
    },
  }
}

function mistakeOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.length > 0 ? path.join('.') : 'body'}: ${message}`.slice(0, 200)
}
