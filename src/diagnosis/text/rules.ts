import file from '../../../content/model/words/rules.json' with { type: 'json' }
import type { Fact } from '../evidence/index.ts'
import type { CauseId, SymptomId } from '../ids.ts'
import type { Concept } from './concepts.ts'

export type Votes = Partial<Record<SymptomId | CauseId, number>>

export type Rule = {
  /** All of them have to be there; 'a|b' is either. */
  needs: readonly (readonly Concept[])[]
  unless: readonly Concept[]
  votes: Votes
}

/** Reads "password wrong|cannot !code": the first, one of the next two, and not the last. */
function when(what: string, votes: Votes): Rule {
  const parts = what.split(' ')
  return {
    needs: parts.filter((part) => !part.startsWith('!')).map((part) => part.split('|') as Concept[]),
    unless: parts.filter((part) => part.startsWith('!')).map((part) => part.slice(1) as Concept),
    votes,
  }
}

/**
 * What ideas together tell of symptoms and causes. A vote of 3 is clear by itself, 1 is a hint; votes add up as
 * logarithms of odds do.
 */
export const rules: readonly Rule[] = Object.values(file.rules)
  .flat()
  .map((rule) => when(rule.when, rule.votes))

/** What a text states outright, as the person's own word. */
export const statements: readonly { when: Rule; fact: Fact }[] = file.statements.map(({ when: what, says }) => ({
  when: when(what, {}),
  fact: says as Fact,
}))

/** Whether what a rule asks for is there. */
export function holds(rule: Rule, there: ReadonlySet<Concept>): boolean {
  return (
    rule.needs.every((either) => either.some((concept) => there.has(concept))) &&
    !rule.unless.some((concept) => there.has(concept))
  )
}
