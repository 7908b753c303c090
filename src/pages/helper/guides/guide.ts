import { z } from 'zod'
import { text } from '../../../platform/content/index.ts'
import { type BrowserKey, browserKeys, type SystemKey, systemKeys } from './device.ts'

/** For whom a variant is the first to show; to others it stays one click away. Without any of them it is for all. */
const audience = z.strictObject({
  browsers: z.array(z.enum(browserKeys)).min(1).optional(),
  systems: z.array(z.enum(systemKeys)).min(1).optional(),
  /** Domains of mailboxes. */
  domains: z
    .array(z.string().regex(/^[a-z0-9.-]+$/))
    .min(1)
    .optional(),
})

/** `content/guides/guides.json`: what is true of every guide whatever the language, in the order of the list. */
export const guidesSchema = z.record(
  z.string(),
  z.strictObject({
    /** Year and month in which the steps were last read against the programs that they name. */
    checked: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/),
    variants: z.record(z.string(), audience),
  }),
)

/** `content/guides/<language>/<guide>.json`. `{from}` is the sender of this installation's mails. */
export const wordsSchema = z.strictObject({
  title: text,
  lead: text,
  /** Stands above everything: what could be lost. */
  warning: text.optional(),
  /** By the ids of `guides.json`. */
  variants: z.record(z.string(), z.strictObject({ name: text, steps: z.array(text).min(1) })),
  /** What to do when the steps are done. */
  after: text.optional(),
})

/** The steps for one browser, system or mail provider. */
export type Variant = {
  name: string
  steps: readonly string[]
  browsers?: readonly BrowserKey[] | undefined
  systems?: readonly SystemKey[] | undefined
  domains?: readonly string[] | undefined
}

/**
 * Steps that a person takes by hand, in one language. They name what is on the screen; nothing is claimed that depends
 * on a version.
 */
export type Guide = {
  id: string
  title: string
  lead: string
  warning?: string | undefined
  variants: readonly Variant[]
  after?: string | undefined
  checked: string
}
