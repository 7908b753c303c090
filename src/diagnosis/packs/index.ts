/**
 * What is known about other makers' products: why people cannot get into them, and what helps. All of it lies in
 * content/packs; docs/packs.md says how to write a pack. Genkan's own pages name no other maker: what does is there.
 */
import names from '../../../content/packs/names.json' with { type: 'json' }
import { packsOf } from './assemble.ts'
import { makers } from './files.ts'
import { searchOf } from './find.ts'
import type { Entry, Pack } from './pack.ts'

export { codesIn } from './codes.ts'
export type { Found } from './find.ts'
export type { Entry, InWords, Official, Pack, PackRepair, Telling } from './pack.ts'

/**
 * What people call other makers' products when they write to us, as patterns for the reading of free text. They stand
 * with the packs because nothing else names them. `spelling`: for putting slips in English words right.
 */
export { names }

export const packs: readonly Pack[] = Object.values(makers).flatMap(packsOf)

/** The pack of this id. */
export function packOf(id: string): Pack | undefined {
  return packs.find((pack) => pack.id === id)
}

/** One entry of one pack. */
export function entryOf(pack: string, id: string): Entry | undefined {
  return packOf(pack)?.entries.find((entry) => entry.id === id)
}

const search = searchOf(packs)

/** The entries that a text may be about, those of its error codes first; with shares of 1. */
export function findEntries(text: string, limit = 3) {
  return search(text, limit)
}
