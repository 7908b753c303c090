import { z } from 'zod'
import { causeIds, evidenceNames, facts, levels, repairIds, symptomIds } from '../diagnosis/index.ts'
import { readFile, text } from '../platform/content/index.ts'
import { itemOf, record } from './check-items.ts'

const level = z.enum(levels)
const cause = z.enum(causeIds)
const symptom = z.enum(symptomIds)
const fact = z.enum(facts)
const share = z.number().min(0).max(1)
const positive = z.number().positive()
const code = z.string().regex(/^GK\d{4}$/, 'a problem code')
const byBand = <T extends z.ZodType>(what: T) => z.record(z.string(), what)
const rules = z.array(z.union([fact, z.array(fact).min(2)])).optional()

const causes = z.record(
  text,
  z.partialRecord(
    cause,
    z.strictObject({
      slug: z.string().regex(/^[a-z]+(_[a-z]+)*$/),
      disclosure: z.enum(['own', 'neutral', 'proof', 'never']),
      from: level,
      below: cause.optional(),
      hiddenAt: z.array(level).optional(),
      said: z.array(z.strictObject({ code, when: z.array(fact).optional(), from: level.optional() })).min(1),
      repairs: z.partialRecord(z.enum(repairIds), share),
      confirmedBy: rules,
      ruledOutBy: rules,
      why: text.optional(),
    }),
  ),
)

const prior = z
  .strictObject({
    id: text,
    when: z.array(fact).optional(),
    share: share.optional(),
    weights: z.partialRecord(cause, positive).optional(),
    inOrder: z.array(cause).optional(),
    why: text.optional(),
  })
  .refine(({ weights, inOrder }) => !weights !== !inOrder, 'a table has `weights` or is `inOrder`')

const symptoms = z.record(
  symptom,
  z.strictObject({ what: text, codes: z.array(code), often: positive, priors: z.array(prior).min(1) }),
)

const repairs = z.record(
  text,
  z.partialRecord(
    z.enum(repairIds),
    z.strictObject({
      kind: z.enum(['auto', 'one_click', 'guide', 'support']),
      ease: share,
      from: level.optional(),
      needs: z.array(fact).optional(),
      unless: z.array(fact).optional(),
      after: z.enum(repairIds).optional(),
      place: z.enum(['first', 'last']).optional(),
    }),
  ),
)

const questions = z.record(
  text,
  z.strictObject({ what: text, answers: z.array(fact).min(2), unless: z.array(z.enum(evidenceNames)) }),
)

const areas = z.record(text, z.strictObject({ shownBy: z.array(fact).min(1), not: z.array(cause).min(1) }))

const ideas = z.record(text, z.record(text, z.array(z.string().min(1)).min(1)))

/** "password wrong|cannot !code" of ideas that there are. */
function whenOf(known: readonly string[]) {
  return text.refine(
    (when) => when.split(/ !?|\|/).every((idea) => known.includes(idea.replace(/^!/, ''))),
    'it names an idea that there is not',
  )
}

function rulesOf(known: readonly string[]) {
  const when = whenOf(known)
  return z.strictObject({
    rules: z.record(
      text,
      z.array(z.strictObject({ when, votes: z.partialRecord(z.union([symptom, cause]), z.number()) })),
    ),
    statements: z.array(z.strictObject({ when, says: fact })),
  })
}

const kind = z.union([symptom, z.literal('none')])
const count = z.number().int().positive()

/** The schema of every file of `content/model`, by its path there; the names that they share are read from the files. */
export function modelSchemas(): Record<string, z.ZodType> {
  const { byBrowser, byServer } = readFile('model/observations.json', z.object({ record })).record
  const observed = [byBrowser, byServer].flatMap((by) => Object.values(by).flatMap((some) => Object.keys(some)))
  const known = Object.values(readFile('model/words/concepts.json', z.object({ ideas })).ideas).flatMap(Object.keys)
  const items = z.record(text, itemOf(observed))
  return {
    'observations.json': z.strictObject({ record, evidence: items }),
    'evidence.json': z.record(z.enum(['request', 'visitor', 'account', 'delivery']), items),
    'causes.json': causes,
    'symptoms.json': symptoms,
    'repairs.json': repairs,
    'questions.json': questions,
    'areas.json': areas,
    'words/concepts.json': z.strictObject({ ideas, canBeTakenBack: z.array(z.enum(known)) }),
    'words/rules.json': rulesOf(known),
    'words/spelling.json': z.strictObject({ wellSpelt: z.array(text), slips: z.record(text, text) }),
    'words/learned.json': z.strictObject({
      // A test holds it to what bench/free-text/learn.ts makes; a schema of each line would take its time at every start.
      sizes: z.record(kind, count),
      features: byBand(z.object({})),
    }),
  }
}

/**
 * Checks every file of `content/model` by its schema. The engine takes them as they are, since it may not import the
 * library that does it.
 *
 * Throws an error that names the file and the place.
 */
export function checkModel(): void {
  for (const [file, schema] of Object.entries(modelSchemas())) readFile(`model/${file}`, schema)
}
