import { z } from 'zod'

const count = z.number().int().min(0).max(100_000)

/** What a page saw of its own browser: names and counts, never values (the whole list is public on the privacy page). */
const shape = z
  .object({
    capsSeen: z.boolean(),
    imeComposition: z.boolean(),
    nonAscii: z.boolean(),
    trimmed: z.boolean(),
    /** Characters that cannot be seen. */
    invisible: z.boolean(),
    /** Something else than the page and the person changed the form. */
    formChanged: z.boolean(),
    /** A field was sent otherwise than its person left it. */
    rewritten: z.boolean(),
    autofilled: z.boolean(),
    pasted: z.boolean(),
    keystrokes: count,
    cookieProbe: z.boolean(),
    storageProbe: z.boolean(),
    clockSkewMs: z.number().min(-4e12).max(4e12).nullable(),
    rttMs: z.number().min(0).max(1e7).nullable(),
    online: z.boolean(),
    features: z.array(z.string().regex(/^[\w-]{1,30}$/)).max(20),
    inApp: z
      .string()
      .regex(/^[\w .-]{1,30}$/)
      .nullable(),
    tabCount: count,
    sinceLoadMs: z.number().min(0).max(1e10),
    noJs: z.boolean(),
  })
  .partial()
  .strip()

export type Observations = z.infer<typeof shape>

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
