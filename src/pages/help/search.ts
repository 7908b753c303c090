import { z } from 'zod'
import { readFolder } from '../../platform/content/index.ts'
import { inEachLanguage, type Language } from '../../platform/i18n/index.ts'
import { catalogue, type ProblemSlug, problemSlugs, slugOf } from '../../platform/problems/index.ts'
import { quote } from './examples.ts'
import { helpFor } from './help.ts'
import { plain } from './inline.ts'

/** The words of searches in one language: `content/help/search/<language>.json`. */
const wordsSchema = z.strictObject({
  /** Words that carry no meaning, with spaces between them. */
  fillers: z.string(),
  /** What people bring from elsewhere, as a pattern in small letters, and what it is called here. */
  called: z.record(z.string(), z.string()),
})

// Whoever searches may use the words of any language: English ones stand in many Japanese sentences.
const searched = Object.values(readFolder('help/search', wordsSchema))
const fillers = new Set(searched.flatMap(({ fillers }) => fillers.split(' ')))
const otherWords = searched
  .flatMap((words) => Object.entries(words.called))
  .map(([pattern, ours]): [RegExp, string] => [new RegExp(pattern, 'g'), ours])

/** Queries are cut here: nobody types more, and each search looks through everything. */
const longest = 100

/** Only the digits matter: 'gk 3001', '３００１' and 'GK-3001' are one code. */
export function codeIn(query: string): string | undefined {
  const digits = query
    .slice(0, longest)
    .normalize('NFKC')
    .match(/^\s*(?:gk)?[\s_-]*(\d{4})\s*$/i)?.[1]
  return digits ? `GK${digits}` : undefined
}

/** The problem that a query names by its code or its slug. */
export function problemNamed(query: string): ProblemSlug | undefined {
  const slug = query.trim().toLowerCase()
  if (Object.hasOwn(catalogue, slug)) return slug as ProblemSlug
  const code = codeIn(query)
  return code === undefined ? undefined : slugOf(code)
}

/** The problems whose help has the most words of the query, those with the words in their title first. */
export function search(query: string, language: Language): ProblemSlug[] {
  const words = wordsOf(query.slice(0, longest))
  const hits = (text: string) => words.filter((word) => text.includes(word)).length
  const scored = texts[language].map(({ slug, title, all }) => ({ slug, found: hits(all), inTitle: hits(title) }))
  const most = Math.max(...scored.map(({ found }) => found))
  if (most === 0) return []
  const best = scored.filter(({ found }) => found === most).sort((a, b) => b.inTitle - a.inTitle)
  return best.map(({ slug }) => slug)
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

/** The words that carry meaning. Japanese ones without their endings: 届かない and 届きません both look for 届. */
function wordsOf(query: string): string[] {
  const segments = [...segmenter.segment(tidy(query))].filter(({ isWordLike }) => isWordLike)
  const words = segments.map(({ segment }) => segment.replace(/(?<=[^\p{sc=Hiragana}])\p{sc=Hiragana}+$/u, ''))
  return words.filter((word) => !fillers.has(word) && !/^\p{sc=Hiragana}+$/u.test(word))
}

/** Codes that differ from an unknown one in a single digit. */
export function near(code: string): ProblemSlug[] {
  const differing = (other: string) => [...other].filter((character, at) => character !== code[at]).length
  return problemSlugs()
    .filter((slug) => differing(catalogue[slug].code) === 1)
    .slice(0, 10)
}

type Indexed = { slug: ProblemSlug; title: string; all: string }

const texts = inEachLanguage(index)

function index(language: Language): Indexed[] {
  return problemSlugs().map((slug) => {
    const { title, means, why, steps } = helpFor(slug, language)
    const all = [title, means, ...why, ...steps, quote(slug, language).said].map(plain).join('\n')
    return { slug, title: tidy(title), all: tidy(all) }
  })
}

function tidy(text: string): string {
  const even = text.normalize('NFKC').toLowerCase().replaceAll('’', "'")
  return otherWords.reduce((words, [other, ours]) => words.replace(other, ours), even)
}
