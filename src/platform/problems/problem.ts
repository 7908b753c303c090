import type { Translate } from '../i18n/index.ts'
import { catalogue, type Level, type ProblemSlug } from './catalogue.ts'

export type Values = Record<string, string | number>

/** Something a person met, with what is needed to tell it. */
export type Problem = {
  slug: ProblemSlug
  /** 'GK3001': shown small, copyable, and the last part of its help page's address. */
  code: string
  /** The HTTP status of an answer that shows this problem. */
  status: number
  level: Level
  action: string
  action2?: string
  /** For the `{name}` places of its texts. Dates and waits are already words in the reader's language. */
  values: Values
}

/** What a function returns when it declines for a reason that the person can act on. Faults are exceptions instead. */
export type Refusal = { ok: false; problem: Problem }

const notGathered = 'No problems are gathered: import src/app/problems.ts first.'

/** Makes the problem for a slug. Throws where the tables of the rooms have not been gathered. */
export function problem(slug: ProblemSlug, values: Values = {}): Problem {
  if (!Object.hasOwn(catalogue, slug)) throw new Error(`${slug}: ${notGathered}`)
  return { slug, ...catalogue[slug], values }
}

/** Makes the answer of a function that declines. */
export function refuse(slug: ProblemSlug, values: Values = {}): Refusal {
  return { ok: false, problem: problem(slug, values) }
}

/** The problem with this code ('GK3001', any case), or undefined. */
export function slugOf(code: string): ProblemSlug | undefined {
  const wanted = code.toUpperCase()
  return problemSlugs().find((slug) => catalogue[slug].code === wanted)
}

/** Every problem, in the order of the codes. Throws where the tables of the rooms have not been gathered. */
export function problemSlugs(): ProblemSlug[] {
  const slugs = Object.keys(catalogue) as ProblemSlug[]
  if (slugs.length === 0) throw new Error(notGathered)
  return slugs
}

/** In the locale files: this problem has no button. */
const noAction = '—'

/**
 * Tells a problem: what happened and what to do, the label of its one click, and of the second where there is one.
 *
 * `action` is empty for a problem whose only remedy is the field itself.
 */
export function explain(problem: Problem, t: Translate): { said: string; action: string; action2?: string } {
  const action = t(`problems.${problem.slug}.action`, problem.values)
  return {
    said: t(`problems.${problem.slug}.said`, problem.values),
    action: action === noAction ? '' : action,
    ...(hasSecond(problem.slug) && {
      action2: t(`problems.${problem.slug}.action2`, problem.values),
    }),
  }
}

type SlugWithSecond = {
  [S in ProblemSlug]: `problems.${S}.action2` extends Parameters<Translate>[0] ? S : never
}[ProblemSlug]

function hasSecond(slug: ProblemSlug): slug is SlugWithSecond {
  return catalogue[slug].action2 !== undefined
}
