import type { Person, Visitor } from '../../access/index.ts'
import type { EvidenceItem, Result, SymptomId } from '../../diagnosis/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { AccountKind, AccountStatus, Identifier } from '../../records/accounts/index.ts'

/** The person who asks; what they may hear comes from what their browser shows and what they proved. */
export type Investigator = Person | Visitor

/** An account that its person may be shown: they have proved one of its contacts, its password, or signed in. */
export type OwnAccount = {
  accountId: string
  userName: string
  kind: AccountKind
  /** Name of the organisation; undefined for a personal account. */
  organization: string | undefined
  status: AccountStatus
}

/** What may be said of an investigation now. Found by a token that only its visitor has (its hash is stored). */
export type InvestigationView = {
  token: string
  /** Already disclosed at the visitor's present level; nothing else may be shown. */
  result: Result
  /** Where the person was going: after a repair they go on there. */
  flow: Flow | undefined
  /** It was begun in this very browser: into another one nothing is carried over (ATK-066). */
  own: boolean
  /** To show small, copyable. */
  attemptLabel: string | undefined
  /** Own contacts as masks, only from T1. */
  masks: string[]
  /** From T2 only: the accounts of the proven contact. */
  accounts: OwnAccount[]
  /** A later sign-in of the same browser worked. */
  solved: boolean
}

/** A contact that was proved by a code in this browser: the question that proved it, and one account that it opens. */
export type ContactProof = { challenge: string; identifier: Identifier; accountId: string }

/** How an investigation begins; nearly all of it may be missing. */
export type NewInvestigation = {
  /** In which a refusal is told. */
  language: Language
  flow?: Flow | undefined
  /** The id of a refused attempt, or its label. It counts only if it came from this very browser. */
  attempt?: string | undefined
  symptom?: SymptomId | undefined
  /** What is not the visitor's own side is dropped. */
  evidence?: EvidenceItem[] | undefined
  proof?: ContactProof | undefined
}
