import { z } from 'zod'
import { pairUp, readFolder, text } from '../../platform/content/index.ts'
import { inEachLanguage, type Language } from '../../platform/i18n/index.ts'
import { catalogue, type ProblemSlug, problemSlugs } from '../../platform/problems/index.ts'

/**
 * The help for one problem, in one language: `content/help/<language>/<code>.json`. Short paragraphs in Markdown's
 * inline form: `code` and [words](/address). The web pages and docs/problems are both made from it.
 */
const helpSchema = z.strictObject({
  /** The problem in plain words, as the index lists it. */
  title: text.regex(/[^。.]$/u, 'a title has no full stop'),
  /** What it means, for the person who met it. */
  means: text,
  /** Why it happens, the likeliest reason first. */
  why: z.array(text).min(1),
  /** What to do, in this order. */
  steps: z.array(text).min(1),
  /** What the page that shows the problem already offers. */
  offered: text.optional(),
  /** For those who run or build: what to look at. */
  builders: text,
})

export type Help = z.infer<typeof helpSchema>

/** The families of problems, by the first digit of their codes; the name is a key of `help.groups`. */
const families = {
  1: 'input',
  2: 'account',
  3: 'password',
  4: 'codes',
  5: 'passkeys',
  6: 'browser',
  7: 'policy',
  8: 'links',
  9: 'ours',
} as const

export type Group = (typeof families)[keyof typeof families]

const slugs = problemSlugs()

/** The families in the order of their first digit, each with its problems in the order of the catalogue. */
export const groups: readonly { name: Group; slugs: readonly ProblemSlug[] }[] = Object.entries(families).map(
  ([digit, name]) => ({ name, slugs: slugs.filter((slug) => catalogue[slug].code.startsWith(`GK${digit}`)) }),
)

const help = inEachLanguage(readHelp)

/** The help for a problem. Every problem has one in every language: otherwise nothing starts. */
export function helpFor(slug: ProblemSlug, language: Language): Help {
  const found = help[language].get(slug)
  if (!found) throw new Error(`${slug} has no help`)
  return found
}

function readHelp(language: Language): Map<ProblemSlug, Help> {
  const slugByCode = Object.fromEntries(slugs.map((slug) => [catalogue[slug].code, slug]))
  const folder = `help/${language}`
  const pairs = pairUp(folder, slugByCode, readFolder(folder, helpSchema))
  return new Map(pairs.map(([_code, slug, words]) => [slug, words]))
}
