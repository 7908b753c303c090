import file from '../../../content/model/words/spelling.json' with { type: 'json' }
import { names } from '../packs/index.ts'

/** English words that texts of this kind hold, as models for what is misspelt. Ordinary neighbours are listed too. */
const known: ReadonlySet<string> = new Set([names.spelling, ...file.wellSpelt].flatMap((line) => line.split(' ')))
/** Shorter words have too many ordinary neighbours. */
const least = 6

/** Each word without one of its letters: a slip leaves two words with one of these in common. */
const byDeletion = new Map<string, string>()
for (const word of known) {
  if (word.length >= least)
    for (const shorter of deletions(word)) if (!byDeletion.has(shorter)) byDeletion.set(shorter, word)
}

/** Slips in words that are too short for a guess. */
const short: ReadonlyMap<string, string> = new Map(Object.entries(file.slips))

/** A normalised text with the slips in its English words put right, one letter a word. */
export function respelled(text: string): string {
  return text.replace(/(?<![@.a-z])[a-z]{4,20}(?![a-z@]|\.[a-z])/g, (word) => {
    if (known.has(word)) return word
    return short.get(word) ?? (word.length >= least ? model(word) : undefined) ?? word
  })
}

function model(word: string): string | undefined {
  const added = byDeletion.get(word)
  if (added) return added
  for (const shorter of deletions(word)) {
    if (shorter.length >= least && known.has(shorter)) return endsAlike(word, shorter) ? undefined : shorter
  }
  for (const shorter of deletions(word)) {
    const one = byDeletion.get(shorter)
    if (one && one.length === word.length && oneSlip(word, one)) return one
  }
  return undefined
}

/** "accounts", "signings": an ending is no slip. */
function endsAlike(word: string, shorter: string): boolean {
  return word === `${shorter}s` || word === `${shorter}d`
}

/** One letter exchanged in the middle, or two neighbours swapped; a first letter is seldom missed. */
function oneSlip(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false
  const at = [...a].findIndex((letter, place) => letter !== b[place])
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at]
  return a.slice(at + (swapped ? 2 : 1)) === b.slice(at + (swapped ? 2 : 1)) && (swapped || a.length >= 6)
}

function deletions(word: string): string[] {
  return Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1))
}
