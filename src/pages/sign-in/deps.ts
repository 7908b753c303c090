import type { Offer } from '../../diagnosis/index.ts'
import type { Flow, Flows } from '../../mechanisms/flows/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Html, View } from '../../platform/html/index.ts'
import type { Platform } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Context } from '../../services/context.ts'

/** What the sign-in pages are given by compose.ts. */
export type SignInDeps = {
  context: Context
  platform: Platform
  db: Database
  keys: Keys
  config: Config
  flows: Flows
  timeText(at: Date, language: Language): string
  dateText(at: Date, language: Language): string
  /** The organisation that has proved a domain; costs no round trip when asked lately. */
  organizationOfDomain(domain: string): Promise<{ ownerId: string; name: string } | undefined>
  /** Where a sign-in goes on. */
  continueTo(flow: Flow, sessionId: string): string
  /** The button of a repair; undefined for what nobody can click. */
  repairAction(view: View, offer: Pick<Offer, 'id'>, flowToken: string): Html | undefined
  /** For the metrics. */
  counted(outcome: 'success' | 'refused'): void
}
