import { z } from 'zod'

/** Something that people read: never empty, and without blanks at its ends. */
export const text = z.string().regex(/^\S(.*\S)?$/su, 'a text is not empty and has no blanks at its ends')

/** A tree of texts, as flat pairs: { title: … , lead: { short: … } } gives 'title' and 'lead.short'. */
export const texts = z.preprocess(
  (tree) => Object.fromEntries(flatten(tree)),
  z.record(z.string(), z.string().regex(/\S/, 'a text is not empty')),
)

function* flatten(tree: unknown, path = ''): Generator<[key: string, value: unknown]> {
  if (typeof tree !== 'object' || tree === null) yield [path, tree]
  else for (const [name, value] of Object.entries(tree)) yield* flatten(value, path ? `${path}.${name}` : name)
}
