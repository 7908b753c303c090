import type { Level } from './levels.ts'
import type { CauseId, EvidenceName, Fact, RepairId, SymptomId } from './names.ts'

// What the files of content/model say of each name. The schema (src/app/check-model.ts) holds them to it.

/**
 * Where an item was observed. `browser`, `device` and `person` are the visitor's own side: what comes from there may
 * be told back to anybody. The others are ours, and each item says from which level it may count.
 */
export type Place = 'browser' | 'device' | 'person' | 'log' | 'account' | 'delivery' | 'application'

/**
 * Asked of one observation. `known`: it is there at all. `some`: a text that is not empty. A flag that is missing is not
 * true, a number that is missing is 0.
 */
export type Condition =
  | boolean
  | 'known'
  | 'some'
  | { readonly not: true }
  | { readonly atMost: number }
  | { readonly above: number }
  | { readonly hasAll: readonly string[] }

/** All of them have to hold. */
export type Conditions = Readonly<Record<string, Condition>>

/** Facts that must all hold. A single fact may stand for itself. */
export type Rule = Fact | readonly Fact[]

type ByBand<T> = Readonly<Record<string, T>>

/** One item of evidence. */
export type ItemEntry = {
  /** Where it can be observed, the surest place first: the person's word counts only where nothing was seen. */
  readonly places: readonly Place[]
  /** From which level it may count when it was not the visitor's own side that saw it. */
  readonly level: Level
  /** What has to be built before anybody produces it. */
  readonly awaits?: string
  /** Levels that never hear it: password variants, and what concerns a person's other accounts. */
  readonly hiddenAt?: readonly Level[]
  /** It counts only for these symptoms. A mail service that is down explains no missing text message. */
  readonly about?: readonly SymptomId[]
  /** For measured items: the bands by size (of either sign); each goes up to its limit, included. */
  readonly measured?: { readonly unit: string; readonly upTo: ByBand<number>; readonly above: string }
  /** How it is read from what a page told: the number itself, or the first band of which one line holds. */
  readonly read?: string | ByBand<readonly Conditions[]>
  /** The bands that are told beside a refused sign-in, with their icon. */
  readonly noticed?: ByBand<string>
  /**
   * The bands, each with how often it is seen when the cause is another one, P(band | other cause). They add up to 1.
   * Whether an item is observed at all says nothing: an observer reports it whenever it can see it.
   */
  readonly usual?: ByBand<number>
  /** In place of `usual`, for what a person tells: a band for each cause, and how often it is told when it is that one. */
  readonly perCause?: number
  /**
   * P(band | cause), where it differs from the usual. Bands that are not named share what is left, in their usual
   * proportion; causes that are not named are not spoken of.
   */
  readonly likely?: Readonly<Partial<Record<CauseId, ByBand<number>>>>
  /** By band, the causes that it decides for by itself, if the symptom is one that they explain. */
  readonly confirms?: ByBand<readonly CauseId[]>
  /** By band, the causes that it decides against. */
  readonly rulesOut?: ByBand<readonly CauseId[]>
}

/**
 * Who may hear of a cause. `own`: a fact about the visitor's own browser, network or sessions. `neutral`: said in the
 * same way for every identifier, real or not. `proof`: only to who has proved something. `never`: to no stranger;
 * only to the account's own person, and to administrators and operators unless it is hidden from them.
 */
export type Disclosure = 'own' | 'neutral' | 'proof' | 'never'

/** A problem code as which a cause is told. */
export type CauseCode = {
  readonly code: `GK${number}`
  /** Told as this one if any of these facts is there. */
  readonly when?: readonly Fact[]
  /** The code's text names more than the cause does: below this level only the cause's own words are told. */
  readonly from?: Level
}

/** One cause. */
export type CauseEntry = {
  readonly slug: string
  readonly disclosure: Disclosure
  /** From which level it may be said. */
  readonly from: Level
  /** Below that level it counts as this one, whose words are true of both and neutral. */
  readonly below?: CauseId
  /** Levels that never hear it, though they are higher: what is near to a secret, or about other accounts. */
  readonly hiddenAt?: readonly Level[]
  /** The codes, the first that fits counts; the last one has no condition. */
  readonly said: readonly CauseCode[]
  /** What repairs it, in order, with the chance that it helps if this is the cause. */
  readonly repairs: Readonly<Partial<Record<RepairId, number>>>
  /** Facts that decide for it together, or whose order matters; what decides by itself stands with its item. */
  readonly confirmedBy?: readonly Rule[]
  /** Facts that decide against it together. */
  readonly ruledOutBy?: readonly Rule[]
}

/** Where to start for a symptom: weights, or only an order. */
export type PriorEntry = {
  readonly id: string
  readonly when?: readonly Fact[]
  readonly share?: number
  readonly weights?: Readonly<Partial<Record<CauseId, number>>>
  readonly inOrder?: readonly CauseId[]
}

/** One symptom: the codes that a person with it sees, how often it is met, and where to start. */
export type SymptomEntry = {
  readonly codes: readonly `GK${number}`[]
  readonly often: number
  readonly priors: readonly PriorEntry[]
}

/**
 * `auto`: done by the page itself where it is safe; `one_click`: a button; `guide`: steps that the person takes;
 * `support`: somebody else has to act, with everything already filled in.
 */
export type RepairKind = 'auto' | 'one_click' | 'guide' | 'support'

export type RepairShape = {
  readonly kind: RepairKind
  /** How little it asks of the person: 1 nothing at all, 0.9 a click, 0.5 some steps, 0.2 waiting for others. */
  readonly ease: number
  /** From which level it may be offered; it stands for something that only that level may hear of. */
  readonly from?: Level
  /** Offered only if one of these facts is there. */
  readonly needs?: readonly Fact[]
  /** Not offered if one of these facts is there. */
  readonly unless?: readonly Fact[]
  /** Offered only after this one did not help. */
  readonly after?: RepairId
  /** `first`: before anything else, to save what would be lost. `last`: after everything but a person. */
  readonly place?: 'first' | 'last'
}

export type Question = {
  /** The answers and the fact that each one is. "Not sure" can always be said too; it is none. */
  readonly answers: readonly Fact[]
  /** Not put when one of these is known: what the software can see is never asked. */
  readonly unless: readonly EvidenceName[]
}

export type AreaShape = {
  /** The facts that all have to be there. */
  readonly shownBy: readonly Fact[]
  /** The causes that would be the opposite. */
  readonly not: readonly CauseId[]
}
