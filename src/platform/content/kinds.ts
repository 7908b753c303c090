import { z } from 'zod'

/** Something that people read: never empty, and without blanks at its ends. */
export const text = z.string().regex(/^\S(.*\S)?$/su, 'a text is not empty and has no blanks at its ends')

/**
 * A tree of texts, as flat pairs: { title: …, lead: { short: … } } gives 'title' and 'lead.short'. No text is empty.
 * They are thousands and read at every start, so they are looked at by hand: a tenth of what a schema for each costs.
 */
export const texts = z.unknown().transform((tree, context) => {
  const flat: Record<string, string> = {}
  flatten(tree, '', (key, value) => {
    if (typeof value === 'string' && value.trim() !== '') flat[key] = value
    else context.addIssue({ code: 'custom', path: [key], message: 'is no text, or an empty one' })
  })
  return flat
})

function flatten(tree: unknown, path: string, found: (key: string, value: unknown) => void): void {
  if (typeof tree !== 'object' || tree === null) found(path, tree)
  else for (const [name, value] of Object.entries(tree)) flatten(value, path ? `${path}.${name}` : name, found)
}
