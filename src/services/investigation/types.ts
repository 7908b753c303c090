import type { EvidenceItem, Level, QuestionId, RepairId, Result, SymptomId, Tried } from '../../diagnosis/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import type { Web } from '../../platform/http/index.ts'
import type { AccountKind, AccountStatus } from '../../records/accounts/index.ts'

/** An account that its person may be shown: they have proved one of its contacts, its password, or signed in. */
export type OwnAccount = {
  accountId: string
  userName: string
  kind: AccountKind
  /** Name of the organisation; undefined for a personal account. */
  organization: string | undefined
  status: AccountStatus
}

/** One investigation: kept in a table, found by a token that only its visitor has (its hash is stored). */
export type Seen = {
  token: string
  /** Already disclosed at the visitor's present level; nothing else may be shown. */
  result: Result
  /** Where the person was going: after a repair they go on there. */
  flow: Flow | undefined
  /** To show small, copyable. */
  attemptLabel: string | undefined
  /** Own contacts as masks, only from T1. */
  masks: string[]
  /** From T2 only: the accounts of the proven contact. */
  accounts: OwnAccount[]
  /** A later sign-in of the same browser worked. */
  solved: boolean
}

/** How an investigation begins; all of it may be missing. */
export type Start = {
  flow?: Flow | undefined
  /** The id of a refused attempt, or its label. It counts only if it came from this very browser. */
  attempt?: string | undefined
  symptom?: SymptomId | undefined
  evidence?: EvidenceItem[] | undefined
  /** What the person has proved on the way here, for instance by opening a mailed link. */
  level?: Extract<Level, 'T2'> | undefined
  /** Whose investigation it is then. */
  accountId?: string | undefined
}

/** What a visitor told or did. */
export type Told = {
  symptom?: SymptomId | undefined
  /** Read with `readEvidence(json, 'visitor')`; anything that is not the visitor's own side is dropped. */
  evidence?: EvidenceItem[] | undefined
  asked?: QuestionId | undefined
  tried?: { id: RepairId; outcome: Tried['outcome'] } | undefined
  /** "That is not my problem." */
  notMine?: boolean | undefined
  /** A person was asked for. */
  person?: boolean | undefined
}

export type HelperService = {
  /** Begins an investigation and returns its token. */
  begin(c: Web, start: Start): Promise<string>
  /** What may be said now, or undefined for an unknown token. */
  look(c: Web, token: string): Promise<Seen | undefined>
  /** Adds what the visitor told or did. Returns false for an unknown token. */
  add(c: Web, token: string, what: Told): Promise<boolean>
}
