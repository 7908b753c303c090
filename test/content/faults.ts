import { globSync, readFileSync } from 'node:fs'
import type { Language } from '../../src/platform/i18n/index.ts'
import { catalogue } from '../../src/platform/problems/index.ts'
import { banned, ownWords } from './banned-words.ts'
import { nameOf, type Text } from './texts.ts'

/** The name of a text; what counts has a form for each way in which a language counts, and one name for all of them. */
export function nameWithoutForm(text: Text): string {
  return nameOf(text).replace(/_(?:zero|one|two|few|many|other)$/, '')
}

export function isEmpty({ text }: Text): string | undefined {
  return text.trim() === '' ? 'is empty' : undefined
}

function placesIn(text = ''): string[] {
  return [...new Set(text.match(/\{[^}]*\}/g))].sort()
}

/** `english` is the English texts by their names. */
export function hasOtherPlaces(text: Text, english: ReadonlyMap<string, string>): string | undefined {
  const expected = placesIn(english.get(nameWithoutForm(text))).join(' ')
  return placesIn(text.text).join(' ') === expected
    ? undefined
    : `differs from English, which has [${expected}] to fill`
}

const sources = globSync('src/**/*.ts', { exclude: ['**/*.test.ts'] })
const namesInCode = new Set(sources.flatMap((file) => readFileSync(file, 'utf8').match(/\w+/g) ?? []))

/** Guides name the sender, help and packs name nothing; elsewhere some code has to know the name of the place. */
export function hasUnknownPlace({ kind, text }: Text): string | undefined {
  const known = (place: string) => (kind === 'texts' ? namesInCode.has(place) : kind === 'guides' && place === 'from')
  const unknown = placesIn(text).filter((place) => !known(place.slice(1, -1)))
  return unknown.length > 0 ? `nothing fills ${unknown.join(' ')}` : undefined
}

export function hasBannedWord(text: Text, language: Language): string | undefined {
  const lines = ownWords(text).split('\n')
  const found = banned[language].find(({ pattern }) => lines.some((line) => pattern.test(line)))
  return found && `has ${found.pattern} (${found.why})`
}

const apology = /申し訳|ご迷惑|すみません|お詫び/

export function apologisesForNothing(text: Text): string | undefined {
  return apology.test(text.text) && !isOurFault(text) ? 'apologises, and it is not our fault' : undefined
}

function isOurFault({ file, key }: Text): boolean {
  if (file.startsWith('help/GK9')) return true
  const problem = Object.entries(catalogue).find(([slug]) => key.startsWith(`${slug}.`))?.[1]
  return file === 'texts/problems.json' && problem !== undefined && problem.code.startsWith('GK9')
}

/** Characters in one sentence: messages are read in a hurry, other texts less so. */
const longest: Record<'messages' | 'packs' | 'others', Record<Language, number>> = {
  messages: { en: 90, ja: 60 },
  packs: { en: 110, ja: 70 },
  others: { en: 120, ja: 70 },
}

export function hasLongSentence({ kind, file, text }: Text, language: Language): string | undefined {
  const sort = file === 'texts/problems.json' ? 'messages' : kind === 'packs' ? 'packs' : 'others'
  const limit = longest[sort][language]
  const long = sentences(language, text).find((sentence) => sentence.length > limit)
  return long && `has a sentence of ${long.length} characters, ${limit} are allowed`
}

function sentences(language: Language, text: string): string[] {
  const shown = text.replace(/\]\([^)]*\)/g, '').replace(/[`[]/g, '')
  return shown.split(language === 'ja' ? /(?<=[。？])|\n/ : /(?<=[.?!][”)]?)\s+|\n/)
}
