/** How much a person has proved, from a stranger (T0) to an operator (T5). A problem is told from its level upwards. */
export type Level = 'T0' | 'T1' | 'T2' | 'T3' | 'T4' | 'T5'

/**
 * What is fixed of one problem: its number for people (its first digit is the family of causes), the HTTP status of an
 * answer that shows it, the level from which it may be told, and the click or two that it offers.
 */
type Entry = { code: `GK${number}`; status: number; level: Level; action: string; action2?: string }

/**
 * The problems of one room, by the name that code uses. A code is never used again and never renumbered; gaps are
 * reserved. The texts stand in content/texts under `problems`, and the help in content/help.
 */
export type ProblemTable = Record<string, Entry>

/**
 * Every problem that a person can meet. Empty here: the file `problems.ts` of each room adds its table, so that a
 * name which no room declares does not compile.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the rooms.
export interface Problems {}

export type ProblemSlug = keyof Problems

type Declared = Problems[ProblemSlug]

/** What a problem's button does. A page that knows the id offers the click; one that does not leaves it out. */
export type ActionId = Declared['action'] | Extract<Declared, { action2: string }>['action2']

type Catalogue = Record<
  ProblemSlug,
  { code: string; status: number; level: Level; action: ActionId; action2?: ActionId }
>

/** The problems of all rooms in the order of their codes, once `gatherProblems` has been called. */
export const catalogue = {} as Catalogue

/** Fills the catalogue, once in each process, before anything else is loaded. Throws where two rooms share a code or name. */
export function gatherProblems(tables: ProblemTable[]): void {
  Object.assign(catalogue, mergeTables(tables))
}

/** All tables as one, in the order of their codes. Throws where two rooms share a code or name. */
export function mergeTables(tables: ProblemTable[]): ProblemTable {
  const entries = tables.flatMap((table) => Object.entries(table)).sort(([, a], [, b]) => (a.code < b.code ? -1 : 1))
  const taken = new Set<string>()
  for (const [slug, { code }] of entries) {
    for (const name of [slug, code]) if (taken.has(name)) throw new Error(`Two problems are called ${name}.`)
    taken.add(slug).add(code)
  }
  return Object.fromEntries(entries)
}
