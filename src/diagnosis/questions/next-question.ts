import { facts as allFacts, type EvidenceItem, type Fact, nameOf } from '../evidence/index.ts'
import { causeIds, type QuestionId, questionIds } from '../ids.ts'
import { type Diagnosis, infer, type Situation, shareOf, situationOf } from '../inference/index.ts'
import { mostQuestions, questions } from './bank.ts'

/** In bits: a question must be expected to say at least this much. */
const worthAsking = 0.06
/** Once a cause is this likely, trying its repair tells more than asking. */
const clear = 0.85
/** How many people cannot answer. */
const notSure = 0.2

/**
 * The question that is expected to tell most about the cause, or undefined when none is worth asking: the cause is
 * clear, three were asked, or no answer would change much.
 */
export function nextQuestion({ input }: Pick<Diagnosis, 'input'>): QuestionId | undefined {
  return nextQuestionFor(situationOf(input), input.asked)
}

/** The same for a situation that is already reduced to what someone may hear. */
export function nextQuestionFor(situation: Situation, asked: readonly QuestionId[] = []): QuestionId | undefined {
  if (asked.length >= mostQuestions) return undefined
  const now = infer(situation)
  if (causeIds.some((_, place) => (now[place] ?? 0) >= clear)) return undefined
  const known = new Set(situation.facts.map(nameOf))
  let best: { id: QuestionId; gain: number } | undefined
  for (const id of questionIds) {
    if (asked.includes(id) || questions[id].unless.some((name) => known.has(name))) continue
    const gain = expectedGain(questions[id].answers, situation, now)
    if (gain >= worthAsking && gain > (best?.gain ?? 0)) best = { id, gain }
  }
  return best?.id
}

/** How much less uncertain we expect to be after the answer. */
function expectedGain(answers: readonly Fact[], situation: Situation, now: Float64Array): number {
  const chances = answers.map((answer) => chanceOf(answer, now))
  const total = chances.reduce((sum, chance) => sum + chance, 0)
  const after = answers.reduce((sum, answer, i) => {
    const then = infer(withFact(situation, answer))
    return sum + ((chances[i] ?? 0) / total) * uncertainty(then)
  }, 0)
  return (1 - notSure) * (uncertainty(now) - after)
}

/** How likely an answer is, given what we think now. */
function chanceOf(answer: Fact, now: Float64Array): number {
  return causeIds.reduce((sum, cause, place) => sum + (now[place] ?? 0) * shareOf(answer, cause), 0)
}

/** The entropy of what we think, in bits. */
function uncertainty(shares: Float64Array): number {
  return shares.reduce((sum, share) => (share > 0 ? sum - share * Math.log2(share) : sum), 0)
}

/** The situation with one fact more, in the order of the catalogue, as an observation would stand there. */
export function withFact(situation: Situation, fact: Fact): Situation {
  const all = new Set([...situation.facts, fact])
  return { ...situation, facts: allFacts.filter((one) => all.has(one)) }
}

/** A person's answer as evidence. "Not sure" is no evidence: only remember that it was asked. */
export function answerItem(answer: Fact, at: string): EvidenceItem {
  const name = nameOf(answer)
  return { name, value: answer.slice(name.length + 1), where: 'person', at } as EvidenceItem
}
