/**
 * The help for one problem, in one language. Short paragraphs in Markdown's inline form: `code` and [words](/address).
 * The web pages and docs/problems are both made from it.
 */
export type Help = {
  /** The problem in plain words, as the index lists it. */
  title: string
  /** What it means, for the person who met it. */
  means: string
  /** Why it happens, the likeliest reason first. */
  why: string[]
  /** What to do, in this order. */
  steps: string[]
  /** What the page that shows the problem already offers. */
  offered?: string
  /** For those who run or build: what to look at. */
  builders: string
}

export type Entry = { en: Help; ja: Help }
