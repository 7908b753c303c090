import type { InWords, Official } from './pack.ts'

/** What is true of an entry in every language, as `content/packs/<maker>/<pack>.json` has it. */
export type EntryFacts = {
  symptoms: readonly string[]
  causes: readonly string[]
  codes?: readonly string[] | undefined
  /** For each question, what each of its answers points to. */
  tell?: readonly (readonly AnswerFacts[])[] | undefined
  /** Ids of `repairs.json`, in the order to try. */
  repairs: readonly string[]
  /** Names of `links.json`. */
  links: readonly string[]
  /** Where it differs from the day of its pack. */
  checkedOn?: string | undefined
}

export type AnswerFacts = { cause?: string | undefined; evidence?: string | undefined; entry?: string | undefined }

export type PackFacts = { checkedOn: string; entries: Record<string, EntryFacts> }

/** What an entry says in one language, as `content/packs/<maker>/<language>/<pack>.json` has it. */
export type EntryWords = {
  title: string
  said: string
  warning?: string | undefined
  phrases: readonly string[]
  tell?: readonly { ask: string; answers: readonly string[] }[] | undefined
}

export type PackWords = { product: string; names: readonly string[]; entries: Record<string, EntryWords> }

export type RepairWords = { title: string; versions: string; steps: readonly string[] }

/** Everything about the products of one maker. */
export type MakerFiles = {
  /** `packs` is the order in which they are shown. */
  maker: { name: string; packs: readonly string[] }
  links: Record<string, Official>
  /** Whose hand each repair takes. */
  repairs: Record<string, string>
  packs: Record<string, PackFacts>
  words: InWords<{ repairs: Record<string, RepairWords>; packs: Record<string, PackWords> }>
}
