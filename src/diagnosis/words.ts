import type { Area } from './areas.ts'
import type { Fact } from './evidence/index.ts'
import type { CauseId, QuestionId, SymptomId } from './ids.ts'
import type { Confidence } from './inference/index.ts'
import type { NoticedFact } from './model.ts'
import type { RepairId } from './repairs/index.ts'

/**
 * The keys of the texts, `content/texts/<language>/diagnosis.json`. The engine knows no words; whoever shows a result asks
 * the translator for these.
 */
export const wordsOf = {
  symptom: (id: SymptomId) => `diagnosis.symptoms.${id}` as const,
  cause: (id: CauseId) => `diagnosis.causes.${id}` as const,
  confidence: (word: Confidence) => `diagnosis.confidence.${word}` as const,
  fact: (fact: Fact) =>
    isOfWords(fact) ? ('diagnosis.evidence.words' as const) : (`diagnosis.evidence.${fact}` as const),
  /** What is told beside a fact of the page where no cause is likely enough. */
  noticed: (fact: NoticedFact) => `diagnosis.noticed.${fact}` as const,
  question: (id: QuestionId) => `diagnosis.questions.${id}` as const,
  answer: (fact: Fact) => `diagnosis.answers.${fact}` as const,
  repair: (id: RepairId) => `diagnosis.repairs.${id}` as const,
  area: (area: Area) => `diagnosis.areas.${area}` as const,
}

type OfWords = Extract<Fact, `words.${string}`>

/** Whatever cause they point to: people know what they wrote. */
function isOfWords(fact: Fact): fact is OfWords {
  return fact.startsWith('words.')
}
