import { pairUp, readFile, readFolder } from '../../../platform/content/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { type Guide, guidesSchema, wordsSchema } from './guide.ts'

/** Every guide in one language, in the order of `content/guides/guides.json`. Throws when a file or a variant is missing. */
export function readGuides(language: Language): readonly Guide[] {
  const folder = `guides/${language}`
  const guides = pairUp(folder, readFile('guides/guides.json', guidesSchema), readFolder(folder, wordsSchema))
  return guides.map(([id, { checked, variants }, words]) => ({
    ...words,
    id,
    checked,
    variants: pairUp(`${folder}/${id}.json`, variants, words.variants).map(([, audience, said]) => ({
      ...said,
      ...audience,
    })),
  }))
}
