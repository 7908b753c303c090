import { z } from 'zod'
import file from '../../../content/model/observations.json' with { type: 'json' }

type Told = (typeof file)['record']['byBrowser']
type Added = (typeof file)['record']['byServer']
type Each<Names, Value> = { [Name in keyof Names]?: Value }

/**
 * What a page saw of its own browser, and what only we can see of the attempt: names and counts, never what was typed.
 * The list is `content/model/observations.json`; none of them has to be there.
 */
export type Observations = Each<Told['flags'] & Added['flags'], boolean> &
  Each<Told['counts'], number> &
  Each<Told['milliseconds'], number | null> &
  Each<Told['words'], string | null> &
  Each<Told['lists'], string[]> &
  Each<Added['words'], string>

const { flags, counts, milliseconds, words, lists } = file.record.byBrowser

/** What a page may tell; what it tells beside is dropped. */
const shape = z
  .object({
    ...each(flags, () => z.boolean()),
    ...each(counts, () => z.number().int().min(0).max(100_000)),
    ...each(milliseconds, ({ least, most }) => z.number().min(least).max(most).nullable()),
    ...each(words, () =>
      z
        .string()
        .regex(/^[\w .-]{1,30}$/)
        .nullable(),
    ),
    ...each(lists, () => z.array(z.string().regex(/^[\w-]{1,30}$/)).max(20)),
  })
  .partial()
  .strip()

function each<Name extends string, Entry, Schema extends z.ZodType>(
  entries: Record<Name, Entry>,
  schemaOf: (entry: Entry) => Schema,
): Record<Name, Schema> {
  const all = Object.entries<Entry>(entries).map(([name, entry]) => [name, schemaOf(entry)] as const)
  return Object.fromEntries(all) as Record<Name, Schema>
}

/** Reads the hidden field of a form; whatever is not of the known shape is dropped, never refused. */
export function readObservations(field: string | undefined): Observations {
  if (!field) return { noJs: true }
  if (field.length > 2048) return {}
  try {
    const raw = JSON.parse(field) as Record<string, unknown>
    const read = shape.safeParse(raw)
    if (read.success) return read.data
    const good = Object.entries(raw).filter(([name, value]) => shape.safeParse({ [name]: value }).success)
    return shape.parse(Object.fromEntries(good))
  } catch {
    return {}
  }
}

const told = { ...flags, ...counts, ...milliseconds, ...words, ...lists }
const onEveryPage = new Set(Object.entries(told).flatMap(([name, { of }]) => (of === 'browser' ? [name] : [])))

/** What holds on every page of this browser: not how the fields of one page were filled, nor how old that page is. */
export function ofBrowser(observations: Observations): Observations {
  return Object.fromEntries(Object.entries(observations).filter(([name]) => onEveryPage.has(name) || name === 'noJs'))
}
