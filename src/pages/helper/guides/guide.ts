import type { BrowserKey, SystemKey } from './device.ts'

/** A sentence in both languages, side by side, so that neither is forgotten. */
export type Line = readonly [en: string, ja: string]

/** The steps for one browser, system or mail provider. */
export type Variant = {
  name: Line
  /** For whom these are the first to show; the others stay one click away. */
  browsers?: readonly BrowserKey[]
  systems?: readonly SystemKey[]
  /** Domains of mailboxes. */
  domains?: readonly string[]
  steps: readonly Line[]
}

/** Steps that a person takes by hand. They name what is on the screen; nothing is claimed that depends on a version. */
export type Guide = {
  title: Line
  lead: Line
  /** Stands above everything: what could be lost. */
  warning?: Line
  variants: readonly Variant[]
  /** What to do when the steps are done. */
  after?: Line
  /** Year and month in which the steps were last read against the programs that they name. */
  checked: string
}

export const all: Line = ['Steps', '手順']
