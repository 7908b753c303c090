import { areasInOrder } from '../areas.ts'
import { causes } from '../causes/index.ts'
import { visibleAt } from '../evidence/index.ts'
import { causeIds, type Level, type QuestionId } from '../ids.ts'
import { type Diagnosis, findingsOf, infer, missedOf, type Situation, situationOf } from '../inference/index.ts'
import { nextQuestionFor, questions, withFact } from '../questions/index.ts'
import type { DisclosedFinding, Result } from '../result.ts'
import { offersFor, offersForCause, type View } from './offers.ts'
import { mayTell, saidAs } from './tell.ts'

/**
 * What leaves at a level: the only way out of the engine, for every entry.
 *
 * It does not cut a finished diagnosis down, it thinks again with what the level may know. So nothing that a stranger
 * may not hear takes part in what a stranger gets, not even in an order, a confidence or a question: two diagnoses
 * that differ only in what stands behind the level give the same bytes.
 */
export function disclose({ input }: Diagnosis, level: Level): Result {
  const situation = situationOf({ ...input, evidence: visibleAt(input.evidence, level) })
  const shares = infer(situation)
  const tried = input.tried ?? []
  const view: View = { symptom: input.symptom, facts: situation.facts, level, shares, tried }
  const findings = findingsFor(view)
  const question = nextQuestionFor(situation, input.asked)
  return {
    version: 1,
    attempt: input.attempt ?? null,
    symptom: input.symptom ?? null,
    level,
    unknown: findings.length === 0,
    findings,
    repairs: offersFor(view),
    next: nextStep(findings, askingOf(question, situation, view), missedOf(tried).length > 0),
    question: question ? { id: question, answers: questions[question].answers } : null,
    ruledOut: areasInOrder(
      situation.facts,
      findings.map(({ cause }) => cause),
    ),
    lookedAt: situation.facts,
    tried,
    case: input.case ?? null,
  }
}

/** Whether an answer would change what is offered first. One that would not is a click for nothing. */
function askingOf(question: QuestionId | undefined, situation: Situation, view: View): Asking {
  if (!question) return 'nothing to ask'
  const [first] = offersFor(view)
  const decides = questions[question].answers.some((answer) => {
    const then = withFact(situation, answer)
    return offersFor({ ...view, facts: then.facts, shares: infer(then) })[0]?.id !== first?.id
  })
  return decides ? 'decides' : 'changes nothing'
}

function findingsFor(view: View): DisclosedFinding[] {
  const { facts, level } = view
  const told = tellBelow(view)
  return findingsOf(told, facts, (cause) => mayTell(cause, view)).map((finding) => ({
    cause: finding.cause,
    confidence: Math.round(finding.probability * 100) / 100,
    word: finding.confidence,
    tied: finding.tied,
    said: saidAs(finding.cause, facts, level),
    evidence: finding.evidence,
    repairs: offersForCause(finding.cause, view),
  }))
}

/** Counts causes that this level may not hear as the neutral ones that they look like from here. */
function tellBelow(view: View): Float64Array {
  const told = view.shares.slice()
  causeIds.forEach((cause, place) => {
    const { below } = causes[cause]
    if (!below || mayTell(cause, view)) return
    told[causeIds.indexOf(below)] = (told[causeIds.indexOf(below)] ?? 0) + (told[place] ?? 0)
    told[place] = 0
  })
  return told
}

type Asking = 'decides' | 'changes nothing' | 'nothing to ask'

/**
 * After a miss a person; a question while we are not sure and it decides something; otherwise the first repair. Where
 * every answer would lead to the same one, it is worth doing although nothing is known.
 */
function nextStep(findings: readonly DisclosedFinding[], asking: Asking, missed: boolean): Result['next'] {
  if (missed) return 'offer_person'
  if (findings.length > 0 && findings[0]?.word !== 'possibly') return 'repair'
  if (asking === 'decides') return 'ask'
  return findings.length > 0 || asking === 'changes nothing' ? 'repair' : 'offer_person'
}
