import type { Hono } from 'hono'
import type { Flow, Flows } from '../../../mechanisms/flows/index.ts'
import type { Challenge } from '../../../mechanisms/one-time/index.ts'
import type { Config } from '../../../platform/config/index.ts'
import type { Keys } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import type { Platform, Web, WebEnv } from '../../../platform/http/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import type { Identifier } from '../../../records/accounts/index.ts'
import type { Context } from '../../../services/context.ts'
import type { OwnContactQuestion } from '../../../steps/reauthentication/index.ts'

/** A question to a contact; the message goes to `account.to`. */
export type ContactQuestion = {
  purpose: 'contact'
  base: string
  identifier: Identifier
  account: { ownerId: string; accountId: string; to: string }
  template: 'contact_code'
}

/** What the pages of one's own account are given by src/app. */
export type MyAccountDeps = {
  context: Context
  platform: Platform
  db: Database
  keys: Keys
  config: Config
  flows: Flows
  /** Sends a code and goes to the page for it. */
  ask(
    c: Web,
    flow: Flow,
    question: ContactQuestion | OwnContactQuestion,
  ): Promise<{ ok: true; answer: Response } | { ok: false; problem: Problem }>
  codePages(pages: {
    base: string
    purpose: 'contact' | 'fresh'
    proven(c: Web, flow: Flow, challenge: Challenge): Response | Promise<Response>
  }): Hono<WebEnv>
  timeText(at: Date, language: Language): string
  dateText(at: Date, language: Language): string
}
