import { z } from 'zod'
import { causeIds, levels, symptomIds } from '../diagnosis/index.ts'
import { text } from '../platform/content/index.ts'
import { icon } from '../platform/html/index.ts'

const level = z.enum(levels)
const cause = z.enum(causeIds)
const symptom = z.enum(symptomIds)
const share = z.number().min(0).max(1)
const byBand = <T extends z.ZodType>(what: T) => z.record(z.string(), what)

const observed = z.strictObject({ what: text, of: z.enum(['typing', 'page', 'browser']) })
const added = z.strictObject({ what: text })
const milliseconds = observed.extend({ least: z.number(), most: z.number() })
const each = <T extends z.ZodType>(entry: T) => z.record(z.string().regex(/^[a-z][A-Za-z]+$/), entry)

/** What a page tells, and what we add: names by their type. */
export const record = z.strictObject({
  byBrowser: z.strictObject({
    flags: each(observed),
    counts: each(observed),
    milliseconds: each(milliseconds),
    words: each(observed),
    lists: each(observed),
  }),
  byServer: z.strictObject({ flags: each(added), words: each(added) }),
})

const condition = z.union([
  z.boolean(),
  z.enum(['known', 'some']),
  z.strictObject({ not: z.literal(true) }),
  z.strictObject({ atMost: z.number() }),
  z.strictObject({ above: z.number() }),
  z.strictObject({ hasAll: z.array(text).min(1) }),
])

/** An item of evidence; what it reads are the `observed` names. */
export function itemOf(observed: readonly string[]) {
  const name = z.enum(observed)
  return z
    .strictObject({
      what: text,
      places: z.array(z.enum(['browser', 'device', 'person', 'log', 'account', 'delivery', 'application'])).min(1),
      level,
      awaits: text.optional(),
      hiddenAt: z.array(level).optional(),
      about: z.array(symptom).optional(),
      measured: z.strictObject({ unit: text, upTo: byBand(z.number()), above: z.string() }).optional(),
      read: z.union([name, byBand(z.array(z.partialRecord(name, condition)).min(1))]).optional(),
      noticed: byBand(z.enum(Object.keys(icon))).optional(),
      usual: byBand(share).optional(),
      perCause: share.optional(),
      likely: z.partialRecord(cause, byBand(share)).optional(),
      confirms: byBand(z.array(cause)).optional(),
      rulesOut: byBand(z.array(cause)).optional(),
      why: z.record(z.string(), text).optional(),
    })
    .check(({ value, issues }) => {
      for (const message of bandMistakes(value)) issues.push({ code: 'custom', message, input: value })
    })
}

type Item = {
  measured?: { upTo: object; above: string } | undefined
  read?: unknown
  noticed?: object | undefined
  usual?: Record<string, number> | undefined
  perCause?: number | undefined
  likely?: object | undefined
  confirms?: object | undefined
  rulesOut?: object | undefined
}

/** Every band that an item speaks of is one of its own, and their usual shares make one. */
function bandMistakes({ usual, perCause, measured, read, noticed, likely = {}, confirms, rulesOut }: Item): string[] {
  if (!usual) return perCause === undefined ? ['an item has `usual` bands, or is told `perCause`'] : []
  const named = [
    ...(measured ? [...Object.keys(measured.upTo), measured.above] : []),
    ...Object.values(likely).flatMap((line) => Object.keys(line)),
    ...[typeof read === 'object' ? read : {}, noticed, confirms, rulesOut].flatMap((line) => Object.keys(line ?? {})),
  ]
  const unknown = [...new Set(named)].filter((band) => !Object.hasOwn(usual, band))
  const total = Object.values(usual).reduce((sum, one) => sum + one, 0)
  return [
    ...unknown.map((band) => `${band} is none of its bands`),
    ...(Math.abs(total - 1) < 1e-9 ? [] : [`the usual shares make ${total}, not 1`]),
  ]
}
