import type { Fact } from '../evidence/index.ts'
import type { CauseId, SymptomId } from '../ids.ts'
import type { makers } from './files.ts'

type Language = keyof (typeof makers)['microsoft']['words']

/** Something in each language that there is a folder for. */
export type InWords<T = string> = Record<Language, T>

/** A page of the product's maker, and the day on which it said what the entry says. */
export type Official = { title: string; url: string; on: string }

/** A question whose answer tells causes apart. */
export type Telling = {
  ask: InWords
  answers: readonly { said: InWords; cause?: CauseId; evidence?: Fact; entry?: string }[]
}

/** Whose hand a repair takes. */
export const hands = ['person', 'administrator', 'helpdesk'] as const

export type PackRepair = {
  id: string
  title: InWords
  by: (typeof hands)[number]
  /** For which versions of the product the steps hold. */
  versions: InWords
  steps: InWords<readonly string[]>
}

export type Entry = {
  /** Unique in its pack, and kept for good. */
  id: string
  title: InWords
  /** What a person with this says happened, the likeliest first. */
  symptoms: readonly SymptomId[]
  /** Our causes that it comes down to, the likeliest first; none if we have no word for it. */
  causes: readonly CauseId[]
  matches: {
    /** As `codes` of `understand` names them. */
    codes: readonly string[]
    /** Parts of what people write or paste, in any language; '…' stands for anything between two parts. */
    phrases: readonly string[]
  }
  /** What it means, in plain words. */
  said: InWords
  /** Shown before everything else, because something could be lost. */
  warning?: InWords
  tell: readonly Telling[]
  repairs: readonly PackRepair[]
  links: readonly Official[]
  checkedOn: string
}

/** What is known about somebody else's product. docs/packs.md says how to write one. */
export type Pack = {
  id: string
  product: InWords
  owner: string
  /** Words by which people name the product; an entry's phrase counts more beside one. */
  names: readonly string[]
  checkedOn: string
  entries: readonly Entry[]
}
