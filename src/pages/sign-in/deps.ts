import type { Offer, Result } from '../../diagnosis/index.ts'
import type { Claimed, Hasher } from '../../mechanisms/authenticators/index.ts'
import type { Flow, Flows } from '../../mechanisms/flows/index.ts'
import type { Changes, KnownAccount } from '../../mechanisms/known-devices/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import type { Database, Statement } from '../../platform/database/index.ts'
import type { Html, View } from '../../platform/html/index.ts'
import type { ClientFacts, Platform } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Observations } from '../../records/sign-in-log/index.ts'

/** What the sign-in pages are given by compose.ts. */
export type SignInDeps = {
  platform: Platform
  db: Database
  keys: Keys
  config: Config
  hasher: Hasher
  flows: Flows
  limits: { extend: boolean; network: { perMinute: number; perDay: number } }
  timeText(at: Date, language: Language): string
  dateText(at: Date, language: Language): string
  /** The organisation that has proved a domain; costs no round trip when asked lately. */
  organizationOfDomain(domain: string): Promise<{ ownerId: string; name: string } | undefined>
  /** Where a sign-in goes on. */
  continueTo(flow: Flow, sessionId: string): string
  /** The engine's answer from what is at hand; compose takes it from the helper. */
  explain(hand: {
    attemptLabel: string
    code: string
    level: 'T0' | 'T1' | 'T2'
    flow: Flow
    evidence: Observations
    failures: number
    known: readonly KnownAccount[]
    organization: { ownerId: string } | undefined
    noSession: boolean
    changes?: Changes | undefined
    state?: 'disabled' | 'closed' | 'suspended' | undefined
  }): Result
  /** The button of a repair; undefined for what nobody can click. */
  repairAction(view: View, offer: Pick<Offer, 'id'>, flowToken: string): Html | undefined
  /** For the metrics. */
  counted(outcome: 'success' | 'refused'): void
  /** The notice of a sign-in on a new browser, to be written in one statement with it. */
  newBrowserNotice(account: Claimed, client: ClientFacts): Promise<Statement[]>
  tellOfStrangers(account: Claimed): Promise<void>
  tellOfStop(account: Claimed): Promise<void>
}
