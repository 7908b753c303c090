import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flatTexts, type Key, languages } from '../platform/i18n/index.ts'
import { nameOf, shapes } from './evidence/index.ts'
import { areas, causeIds, facts, questionIds, questions, repairIds, symptomIds, wordsOf } from './index.ts'
import type { NoticedFact } from './model.ts'

const noticedFacts = facts.filter((fact): fact is NoticedFact => {
  const name = nameOf(fact)
  return shapes[name].noticed?.[fact.slice(name.length + 1)] !== undefined
})

/** Written with the types of the catalogue: a text that is missing does not compile. */
const keys: Key[] = [
  ...symptomIds.map(wordsOf.symptom),
  ...causeIds.map(wordsOf.cause),
  ...(['almost_certain', 'probably', 'possibly'] as const).map(wordsOf.confidence),
  ...facts.map(wordsOf.fact),
  ...noticedFacts.map(wordsOf.noticed),
  ...questionIds.map(wordsOf.question),
  ...questionIds.flatMap((id) => questions[id].answers.map((answer) => wordsOf.answer(answer) as Key)),
  ...repairIds.map(wordsOf.repair),
  ...areas.map(wordsOf.area),
]

test('everything that the engine says has its words in both languages, and nothing else is there', () => {
  for (const language of languages) {
    const texts = flatTexts(language)
    for (const key of keys) assert.ok(texts.get(key), `${language} ${key}`)
    const own = [...texts.keys()].filter((key) => /^diagnosis\.(?!page\.|unknown|notSure)/.test(key))
    assert.deepEqual(own.sort(), [...new Set(keys)].sort())
  }
})
