import { normalise } from '../normalise.ts'
import { codesIn } from './codes.ts'
import type { Entry, Pack } from './pack.ts'

export type Found = {
  pack: Pack
  entry: Entry
  share: number
  /** An error code of the entry is in the text, not only a phrase. */
  byCode: boolean
}

/** Beside the found ones stands the chance that it is none of them. */
const other = 1
const weightOfCode = 9
const weightOfPhrase = 3
const weightOfName = 1

type Prepared = { pack: Pack; entry: Entry; codes: readonly string[]; phrases: readonly (readonly string[])[] }

/** Makes the search over these packs: the phrases are normalised once. */
export function searchOf(packs: readonly Pack[]): (text: string, limit: number) => Found[] {
  const names = new Map(packs.map((pack) => [pack, pack.names.map(normalise)]))
  const prepared: Prepared[] = packs.flatMap((pack) =>
    pack.entries.map((entry) => ({
      pack,
      entry,
      codes: entry.matches.codes,
      phrases: entry.matches.phrases.map((phrase) => phrase.split('…').map((part) => normalise(part))),
    })),
  )
  return (text, limit) => {
    const read = normalise(text)
    const codes = codesIn(read)
    const named = new Set(packs.filter((pack) => names.get(pack)?.some((name) => read.includes(name))))
    const found = prepared.flatMap(({ pack, entry, codes: own, phrases }) => {
      const byCode = own.some((code) => codes.includes(code)) ? weightOfCode : 0
      const hits = phrases.filter((parts) => hasInOrder(read, parts)).length
      const weight = byCode + (hits > 0 ? weightOfPhrase + Math.min(hits, 3) - 1 : 0)
      return weight > 0 ? [{ pack, entry, byCode, weight: weight + (named.has(pack) ? weightOfName : 0) }] : []
    })
    const all = found.reduce((sum, { weight }) => sum + weight, other)
    return found
      .sort((a, b) => b.byCode - a.byCode || b.weight - a.weight)
      .slice(0, limit)
      .map(({ pack, entry, byCode, weight }) => ({
        pack,
        entry,
        share: Math.round((weight / all) * 1000) / 1000,
        byCode: byCode > 0,
      }))
  }
}

/** Whether the parts occur one after another. */
function hasInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}
