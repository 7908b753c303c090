import type { Claimed, Hasher } from '../../mechanisms/authenticators/index.ts'
import type { Flow, Flows } from '../../mechanisms/flows/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { ClientFacts, Platform } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'

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
  /** For the metrics. */
  counted(outcome: 'success' | 'refused'): void
  tellOfNewBrowser(account: Claimed, client: ClientFacts): Promise<void>
  tellOfStrangers(account: Claimed): Promise<void>
  tellOfStop(account: Claimed): Promise<void>
}
