import type { Level, SymptomId } from '../ids.ts'

/**
 * Where an item was observed. `browser`, `device` and `person` are the visitor's own side: what comes from there may
 * be told back to anybody. The others are ours, and each item says from which level it may count.
 */
export type Place = 'browser' | 'device' | 'person' | 'log' | 'account' | 'delivery' | 'application'

/** The visitor's own side. Only items from here are taken from a caller whom nobody vouches for. */
export const ownSide: readonly Place[] = ['browser', 'device', 'person']

/** What the catalogue knows of one item of evidence. */
export type ItemShape = {
  /** Where it can be observed, the surest place first: the person's word counts only where nothing was seen. */
  places: readonly Place[]
  /** From which level it may count when it was not the visitor's own side that saw it. */
  level: Level
  /** Levels that never hear it: password variants, and what concerns a person's other accounts. */
  hiddenAt?: readonly Level[]
  /** It counts only for these symptoms. A mail service that is down explains no missing text message. */
  about?: readonly SymptomId[]
  /**
   * The bands, each with how often it is seen when the cause is another one, P(band | other cause). They add up to 1.
   * Whether an item is observed at all says nothing: an observer reports it whenever it can see it.
   */
  usual: Readonly<Record<string, number>>
  /** For measured items: the bands by size (of either sign); each goes up to its limit, included. */
  measured?: { unit: string; upTo: readonly (readonly [limit: number, band: string])[] }
}
