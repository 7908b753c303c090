import { entryOf, packOf } from '../../../diagnosis/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { OtherSystem } from '../../../services/investigation/index.ts'

export type SystemLink = { href: string; title: string; system: string }

/** Our page about another company's system; it says whether a code or words led there. */
export function addressOfSystem({ pack, entry, by }: OtherSystem): string {
  return `/helper/packs/${pack}/${entry}?by=${by === 'code' ? 'code' : 'words'}`
}

/** The same as a link with its words. */
export function systemLink(other: OtherSystem, language: Language): SystemLink[] {
  const pack = packOf(other.pack)
  const entry = entryOf(other.pack, other.entry)
  if (!pack || !entry) return []
  return [{ href: addressOfSystem(other), title: entry.title[language], system: pack.product[language] }]
}
