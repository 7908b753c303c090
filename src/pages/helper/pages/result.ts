import type { View } from '../../../platform/html/index.ts'
import type { InvestigationView } from '../../../services/investigation/index.ts'
import type { Offers } from './offers.ts'

export type ResultPage = {
  investigation: InvestigationView
  flow: string
  offers: Offers
  /** Whose session this browser uses now, said where the cause is about the account. */
  inUse?: string | undefined
  /** "Not my problem" was pressed: the question and the choices come first. */
  notMine?: boolean | undefined
  /** The question was sent without an answer. */
  unanswered?: boolean | undefined
  /** Where a person who is in goes on. */
  next: string
}

/** The page with its words, as its parts are given it. */
export type Reading = ResultPage & { view: View }
