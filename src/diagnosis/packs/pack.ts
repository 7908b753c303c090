import type { Fact } from '../evidence/index.ts'
import type { CauseId, SymptomId } from '../ids.ts'

/** A text in both languages. */
export type Both = { ja: string; en: string }
/** Steps or phrases in both languages. */
export type BothLists = { ja: readonly string[]; en: readonly string[] }

/** A page of the product's maker, and the day on which it said what the entry says. */
export type Official = { title: string; url: string; on: string }

/** A question whose answer tells causes apart. */
export type Telling = {
  ask: Both
  answers: readonly { said: Both; cause?: CauseId; evidence?: Fact; entry?: string }[]
}

export type PackRepair = {
  id: string
  title: Both
  /** Whose hand it takes. */
  by: 'person' | 'administrator' | 'helpdesk'
  /** For which versions of the product the steps hold. */
  versions: Both
  steps: BothLists
}

export type Entry = {
  /** Unique in its pack, and kept for good. */
  id: string
  title: Both
  /** What a person with this says happened, the likeliest first. */
  symptoms: readonly SymptomId[]
  /** Our causes that it comes down to, the likeliest first; none if we have no word for it. */
  causes: readonly CauseId[]
  matches: {
    /** As `codes` of `understand` names them. */
    codes: readonly string[]
    /** Parts of what people write or paste; '…' stands for anything between two parts. */
    phrases: BothLists
  }
  /** What it means, in plain words. */
  said: Both
  /** Shown before everything else, because something could be lost. */
  warning?: Both
  tell: readonly Telling[]
  repairs: readonly PackRepair[]
  links: readonly Official[]
  checkedOn: string
}

/** What is known about somebody else's product. docs/packs.md says how to write one. */
export type Pack = {
  id: string
  product: Both
  owner: string
  languages: readonly ('ja' | 'en')[]
  /** Words by which people name the product; an entry's phrase counts more beside one. */
  names: readonly string[]
  checkedOn: string
  entries: readonly Entry[]
}
