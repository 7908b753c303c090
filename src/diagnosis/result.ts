import { type Area, areas } from './areas.ts'
import { type Fact, facts } from './evidence/index.ts'
import {
  type CauseId,
  causeIds,
  type Level,
  levels,
  type QuestionId,
  questionIds,
  type SymptomId,
  symptomIds,
} from './ids.ts'
import type { AttemptedRepair, Confidence } from './inference/index.ts'
import { type RepairId, type RepairKind, repairIds, repairShapes } from './repairs/index.ts'

/** A repair as it is offered; the page knows how to do it, and its label is `diagnosis.repairs.<id>`. */
export type Offer = { id: RepairId; kind: RepairKind }

/** One cause as a person may hear of it. */
export type DisclosedFinding = {
  cause: CauseId
  /** 0 to 1, in hundredths. */
  confidence: number
  /** The same in words: `diagnosis.confidence.<word>`. */
  word: Confidence
  tied: boolean
  /** The problem code it is told as; null where only the cause's own words may be told at this level. */
  said: `GK${number}` | null
  /** What it was seen from: `diagnosis.evidence.<fact>`. */
  evidence: readonly Fact[]
  repairs: readonly Offer[]
}

/** What every entry gives out: page, API, command line, desk. Fields are added, never changed; then `version` grows. */
export type Result = {
  version: 1
  attempt: string | null
  symptom: SymptomId | null
  level: Level
  /** We do not know: `findings` is empty, and `repairs` is what is worth trying all the same. */
  unknown: boolean
  findings: readonly DisclosedFinding[]
  /** What to offer now, over all findings; the first is the page's button. A person is always among them. */
  repairs: readonly Offer[]
  /** `repair`: offer the first repair · `ask`: put the question · `offer_person`: a person comes first. */
  next: 'repair' | 'ask' | 'offer_person'
  question: { id: QuestionId; answers: readonly Fact[] } | null
  /** What we can say is in order. */
  ruledOut: readonly Area[]
  /** Everything that was looked at and may be shown: "What we noticed", "What we looked at". */
  lookedAt: readonly Fact[]
  tried: readonly AttemptedRepair[]
  case: string | null
}

const next = ['repair', 'ask', 'offer_person'] as const
const words = ['almost_certain', 'probably', 'possibly'] as const
const outcomes = ['solved', 'no_change', 'failed', 'cancelled'] as const

/**
 * Reads a result that came from outside, say over the API. Returns it, or every mistake by its path. Fields that this
 * version does not know are let through: a newer engine may have added them.
 */
export function readResult(raw: unknown): { result: Result } | { mistakes: string[] } {
  const mistakes = mistakesOf(raw)
  return mistakes.length === 0 ? { result: raw as Result } : { mistakes }
}

function mistakesOf(raw: unknown): string[] {
  if (!isRecord(raw)) return ['result: not an object']
  return [
    ...unless(raw.version === 1, 'version'),
    ...unless(isText(raw.attempt) || raw.attempt === null, 'attempt'),
    ...unless(raw.symptom === null || isOneOf(symptomIds, raw.symptom), 'symptom'),
    ...unless(isOneOf(levels, raw.level), 'level'),
    ...unless(typeof raw.unknown === 'boolean', 'unknown'),
    ...inList(raw.findings, 'findings', findingMistakes),
    ...unless(raw.unknown !== true || (Array.isArray(raw.findings) && raw.findings.length === 0), 'findings: unknown'),
    ...inList(raw.repairs, 'repairs', offerMistakes),
    ...unless(isOneOf(next, raw.next), 'next'),
    ...(raw.question === null ? [] : questionMistakes(raw.question)),
    ...inList(raw.ruledOut, 'ruledOut', (area, path) => unless(isOneOf(areas, area), path)),
    ...inList(raw.lookedAt, 'lookedAt', factMistakes),
    ...inList(raw.tried, 'tried', triedMistakes),
    ...unless(isText(raw.case) || raw.case === null, 'case'),
  ]
}

function findingMistakes(raw: unknown, path: string): string[] {
  if (!isRecord(raw)) return [path]
  const { cause, confidence, word, said, tied } = raw
  return [
    ...unless(isOneOf(causeIds, cause), `${path}.cause`),
    ...unless(typeof confidence === 'number' && confidence >= 0 && confidence <= 1, `${path}.confidence`),
    ...unless(isOneOf(words, word), `${path}.word`),
    ...unless(typeof tied === 'boolean', `${path}.tied`),
    ...unless(said === null || (typeof said === 'string' && /^GK\d{4}$/.test(said)), `${path}.said`),
    ...inList(raw.evidence, `${path}.evidence`, factMistakes),
    ...inList(raw.repairs, `${path}.repairs`, offerMistakes),
  ]
}

function offerMistakes(raw: unknown, path: string): string[] {
  if (!isRecord(raw) || !isOneOf(repairIds, raw.id)) return [`${path}.id`]
  return unless(raw.kind === repairShapes[raw.id].kind, `${path}.kind`)
}

function questionMistakes(raw: unknown): string[] {
  if (!isRecord(raw)) return ['question']
  return [
    ...unless(isOneOf(questionIds, raw.id), 'question.id'),
    ...inList(raw.answers, 'question.answers', factMistakes),
  ]
}

function triedMistakes(raw: unknown, path: string): string[] {
  if (!isRecord(raw)) return [path]
  return [
    ...unless(isOneOf(repairIds, raw.id), `${path}.id`),
    ...unless(isText(raw.at) && !Number.isNaN(Date.parse(raw.at)), `${path}.at`),
    ...unless(isOneOf(outcomes, raw.outcome), `${path}.outcome`),
  ]
}

function factMistakes(raw: unknown, path: string): string[] {
  return unless(isOneOf(facts, raw), path)
}

function inList(raw: unknown, path: string, each: (one: unknown, path: string) => string[]): string[] {
  return Array.isArray(raw) ? raw.flatMap((one, i) => each(one, `${path}[${i}]`)) : [path]
}

function unless(holds: boolean, path: string): string[] {
  return holds ? [] : [path]
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}

function isText(raw: unknown): raw is string {
  return typeof raw === 'string' && raw.length > 0 && raw.length <= 100
}

function isOneOf<T extends string>(all: readonly T[], raw: unknown): raw is T {
  return all.includes(raw as T)
}
