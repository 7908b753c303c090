import type { Band, EvidenceName, Fact } from '../catalogue.ts'

/** Facts that must all hold. A single fact may stand for itself. */
export type Rule = Fact | readonly Fact[]

/** What the evidence says about one cause. */
export type Speaks = {
  /**
   * P(band | this cause), where it differs from the usual. Bands that are not named share what is left,
   * in their usual proportion; items that are not named say nothing.
   */
  likely: { readonly [N in EvidenceName]?: { readonly [B in Band<N>]?: number } }
  /** Any of these decides for it, if the symptom is one that it explains. */
  confirmedBy?: readonly Rule[]
  /** Any of these decides against it. */
  ruledOutBy?: readonly Rule[]
}
