import file from '../../../content/model/words/concepts.json' with { type: 'json' }
import { names } from '../packs/index.ts'
import { pattern } from './pattern.ts'

/**
 * The ideas that a text can hold, each in the words people use. Katakana and hiragana, widths, capitals and apostrophes
 * are folded before, so one spelling is enough. Stems rather than words: endings differ with courtesy and temper.
 * `{phone}` stands for what the packs name so.
 */
const ideas: Readonly<Record<string, readonly string[]>> = Object.assign({}, ...Object.values(file.ideas))

type Ideas = typeof file.ideas

export type Concept = { [Group in keyof Ideas]: keyof Ideas[Group] }[keyof Ideas] & string

/** What a following or leading "not" takes back. The others mostly hold a "not" themselves. */
const canBeTakenBack: ReadonlySet<string> = new Set(file.canBeTakenBack)

export const concepts: readonly { name: Concept; pattern: RegExp; canBeTakenBack: boolean }[] = Object.entries(
  ideas,
).map(([name, alternatives]) => ({
  name: name as Concept,
  pattern: pattern(...alternatives.map(withNames)),
  canBeTakenBack: canBeTakenBack.has(name),
}))

/** A repetition such as `{0,8}` has no letters, so a name in braces is nothing else. */
function withNames(alternative: string): string {
  return alternative.replace(/\{([a-zA-Z]+)\}/g, (_, name: keyof typeof names) => names[name])
}
