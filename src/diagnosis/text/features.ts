import type { Concept } from './concepts.ts'

const empty = new Set(
  'a an the i my me it is to and of in on that this im be was are for with but so at as not'.split(' '),
)

/**
 * What a text is compared by with texts that are known: its ideas, the beginnings of its English words alone and in
 * pairs, and two or three Japanese characters in a row. Each counts once.
 */
export function featuresOf(text: string, there: Iterable<Concept>): Set<string> {
  const found = new Set<string>()
  for (const concept of there) found.add(`=${concept}`)
  const words = (text.match(/[a-z]+|\d+/gu) ?? []).map((word) => word.slice(0, 6))
  words.forEach((word, place) => {
    if (!empty.has(word)) found.add(word)
    if (place > 0) found.add(`${words[place - 1]} ${word}`)
  })
  for (const run of text.match(/[ぁ-ゖー一-鿿々]+/gu) ?? []) {
    for (const length of [2, 3]) {
      for (let from = 0; from + length <= run.length; from++) found.add(run.slice(from, from + length))
    }
  }
  return found
}
