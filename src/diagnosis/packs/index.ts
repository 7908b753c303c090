/**
 * What is known about other makers' products: why people cannot get into them, and what helps. Data, no logic;
 * docs/packs.md says how to write a pack. Genkan's own pages name no other maker: what does stands here.
 */
import { searchOf } from './find.ts'
import { microsoftAccount } from './microsoft/account.ts'
import { microsoft365 } from './microsoft/microsoft-365.ts'
import { officeApps } from './microsoft/office-apps.ts'
import { windowsSignIn } from './microsoft/windows.ts'
import type { Entry, Pack } from './pack.ts'

export { codesIn } from './codes.ts'
export type { Found } from './find.ts'
export { names } from './names.ts'
export type { Both, BothLists, Entry, Official, Pack, PackRepair, Telling } from './pack.ts'

export const packs: readonly Pack[] = [microsoftAccount, microsoft365, windowsSignIn, officeApps]

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
