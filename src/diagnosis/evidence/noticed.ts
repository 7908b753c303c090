import type { NoticedFact } from '../model.ts'
import { type EvidenceItem, shapes } from './catalogue.ts'
import { bandOf } from './read.ts'

/** A fact to tell, with the name of its icon and, of measured ones, the size in the unit of its item. */
export type NoticedHere = { fact: NoticedFact; icon: string; size: number | undefined }

/** What of these items is worth telling by itself, where no cause is likely enough; in their order. */
export function noticedIn(items: readonly EvidenceItem[]): NoticedHere[] {
  return items.flatMap((item) => {
    const band = bandOf(item)
    const icon = shapes[item.name].noticed?.[band]
    const size = typeof item.value === 'number' ? Math.abs(item.value) : undefined
    return icon === undefined ? [] : [{ fact: `${item.name}.${band}` as NoticedFact, icon, size }]
  })
}
