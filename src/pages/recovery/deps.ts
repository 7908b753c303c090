import type { Hono } from 'hono'
import type { Hasher } from '../../mechanisms/authenticators/index.ts'
import type { Template } from '../../mechanisms/delivery/index.ts'
import { type Flow, type Flows, readLocalPath } from '../../mechanisms/flows/index.ts'
import type { Challenge } from '../../mechanisms/one-time/index.ts'
import type { EndedSession } from '../../mechanisms/sessions/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import type { Database, Queries, Transaction } from '../../platform/database/index.ts'
import type { ClientFacts, Platform, Web, WebEnv } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { type Account, type Identifier, refusalOf } from '../../records/accounts/index.ts'

export type Purpose = 'reset' | 'sign_in'

export type Question = {
  purpose: Purpose
  base: string
  identifier: Identifier
  account?: { ownerId: string; accountId: string; to: string } | undefined
  template: Template
  link?: boolean
  values?: Record<string, string | number>
}

export type RecoveryDeps = {
  platform: Platform
  db: Database
  keys: Keys
  config: Config
  hasher: Hasher
  flows: Flows
  ask(c: Web, flow: Flow, question: Question): Promise<{ ok: true; answer: Response } | { ok: false; problem: Problem }>
  codePages(pages: {
    base: string
    purpose: Purpose
    proven(c: Web, flow: Flow, challenge: Challenge): Response | Promise<Response>
  }): Hono<WebEnv>
  browserOf(c: Web): Buffer
  continueTo(flow: Flow, sessionId: string): string
  timeText(at: Date, language: Language): string
  dateText(at: Date, language: Language): string
  /** Notices to every contact, written in the transaction of what they tell of. */
  tellOfNewBrowser(account: Account, client: ClientFacts, tx: Queries): Promise<void>
  tellOfNewPassword(account: Account, client: ClientFacts, tx: Queries): Promise<void>
  /** Ends what other programs hold, in the transaction in which the sessions end. */
  passwordChanged(tx: Transaction, account: Account, ended: EndedSession[]): Promise<void>
}

/** The goal that a page carries along; one that is lost or strange begins anew. */
export function flowOf(
  { platform, flows }: Pick<RecoveryDeps, 'platform' | 'flows'>,
  c: Web,
  id: string | undefined,
): Flow {
  const flow = flows.resume(c, id, { to: readLocalPath(c.req.query('to')) })
  platform.follow(c, flow)
  return flow
}

/** Why an account opens nothing now, in the language of the page. */
export function stateOf({ dateText }: Pick<RecoveryDeps, 'dateText'>, c: Web, account: Account): Problem | undefined {
  return refusalOf(account, (at) => dateText(at, c.get('language')))
}
