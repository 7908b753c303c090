import type { Hono } from 'hono'
import type { Hasher } from '../../../mechanisms/authenticators/index.ts'
import type { Flow, Flows } from '../../../mechanisms/flows/index.ts'
import type { Challenge } from '../../../mechanisms/one-time/index.ts'
import type { EndedSession } from '../../../mechanisms/sessions/index.ts'
import type { Config } from '../../../platform/config/index.ts'
import type { Keys } from '../../../platform/crypto/index.ts'
import type { Database, Transaction } from '../../../platform/database/index.ts'
import type { Platform, Web, WebEnv } from '../../../platform/http/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import type { Identifier } from '../../../records/accounts/index.ts'
import type { Context } from '../../../services/context.ts'

/** An application that an account allowed something. */
export type ConnectedApplication = {
  clientId: string
  name: string
  /** One of the installation's own: nobody was asked. */
  firstParty: boolean
  since: Date
  lastUsedAt: Date
  scopes: string[]
}

/** A question to a contact; the message goes to `account.to`. */
export type ContactQuestion = {
  purpose: 'contact'
  base: string
  identifier: Identifier
  account: { ownerId: string; accountId: string; to: string }
  template: 'contact_code'
}

/** What the pages of one's own account are given by compose.ts. */
export type MyAccountDeps = {
  context: Context
  platform: Platform
  db: Database
  keys: Keys
  config: Config
  hasher: Hasher
  flows: Flows
  /** The same as for sign-in: a wrong current password is counted like a wrong password there. */
  limits: { extend: boolean; network: { perMinute: number; perDay: number } }
  /** Sends a code and goes to the page for it. */
  ask(
    c: Web,
    flow: Flow,
    question: ContactQuestion,
  ): Promise<{ ok: true; answer: Response } | { ok: false; problem: Problem }>
  codePages(pages: {
    base: string
    purpose: 'contact'
    proven(c: Web, flow: Flow, challenge: Challenge): Response | Promise<Response>
  }): Hono<WebEnv>
  timeText(at: Date, language: Language): string
  dateText(at: Date, language: Language): string
  /** Back-channel logout: what applications hold of these sessions ends. In the transaction that ends them. */
  sessionsEnded(tx: Transaction, ended: EndedSession[]): Promise<void>
  connectedApplications(accountId: string): Promise<ConnectedApplication[]>
  /** Takes back what an application was allowed, with its tokens, and audits it. */
  revokeApplication(tx: Transaction, accountId: string, clientId: string): Promise<void>
  /** The same for all of them. */
  revokeEverything(tx: Transaction, accountId: string): Promise<void>
}
