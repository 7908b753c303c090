import { z } from 'zod'
import { filesIn, foldersIn, readFile, text } from '../platform/content/index.ts'

const id = z.string().regex(/^[a-z0-9]+([-_][a-z0-9]+)*$/, 'an id has small letters and digits')
const ids = z.array(id)
const day = z.iso.date()

/** What is true in every language. */
const facts: Record<string, z.ZodType> = {
  'maker.json': z.strictObject({ name: text, packs: ids.min(1) }),
  'links.json': z.record(id, z.strictObject({ title: text, url: z.url({ protocol: /^https$/ }), on: day })),
  'repairs.json': z.record(id, text),
}

const answer = z.strictObject({ cause: text.optional(), evidence: text.optional(), entry: id.optional() })

const packFacts: z.ZodType = z.strictObject({
  checkedOn: day,
  entries: z.record(
    id,
    z.strictObject({
      symptoms: z.array(text).min(1),
      causes: z.array(text),
      codes: z.array(text).optional(),
      tell: z.array(z.array(answer).min(2)).optional(),
      repairs: ids.min(1),
      links: ids.min(1),
      checkedOn: day.optional(),
    }),
  ),
})

/** What is said in one language. */
const words: Record<string, z.ZodType> = {
  'repairs.json': z.record(id, z.strictObject({ title: text, versions: text, steps: z.array(text).min(1) })),
}

const packWords: z.ZodType = z.strictObject({
  product: text,
  names: z.array(text),
  entries: z.record(
    id,
    z.strictObject({
      title: text,
      said: text,
      warning: text.optional(),
      phrases: z.array(text),
      tell: z.array(z.strictObject({ ask: text, answers: z.array(text).min(2) })).optional(),
    }),
  ),
})

/**
 * Checks every file of `content/packs` by its schema. The engine imports them, refuses names that lead nowhere, and
 * may not import the library that does the rest: empty texts, keys that nobody reads, addresses, days.
 *
 * Throws an error that names the file and the place.
 */
export function checkPacks(): void {
  readFile('packs/names.json', z.record(z.string(), text))
  for (const maker of foldersIn('packs')) {
    const home = `packs/${maker}`
    for (const file of filesIn(home)) readFile(`${home}/${file}`, facts[file] ?? packFacts)
    for (const language of foldersIn(home)) {
      for (const file of filesIn(`${home}/${language}`))
        readFile(`${home}/${language}/${file}`, words[file] ?? packWords)
    }
  }
}
