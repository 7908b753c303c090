import type { Hono } from 'hono'
import type { Template } from '../../../mechanisms/delivery/index.ts'
import type { Flow, Flows } from '../../../mechanisms/flows/index.ts'
import type { Challenge, Purpose } from '../../../mechanisms/one-time/index.ts'
import type { Config } from '../../../platform/config/index.ts'
import type { Keys } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import type { Platform, Web, WebEnv } from '../../../platform/http/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import type { Identifier } from '../../../records/accounts/index.ts'
import type { HelperService } from '../../../services/investigation/index.ts'

type Question = {
  purpose: Purpose
  base: string
  identifier: Identifier
  account?: { ownerId: string; accountId: string; to: string } | undefined
  template: Template
  link?: boolean
  values?: Record<string, string | number>
}

/** What the pages of the helper are given by compose.ts. */
export type HelperPagesDeps = {
  platform: Platform
  db: Database
  keys: Keys
  config: Config
  flows: Flows
  service: HelperService
  limits: { codesPerContactHour: number; codesPerContactDay: number; codesPerNetworkHour: number }
  ask(c: Web, flow: Flow, question: Question): Promise<{ ok: true; answer: Response } | { ok: false; problem: Problem }>
  codePages(pages: {
    base: string
    purpose: Purpose
    proven(c: Web, flow: Flow, challenge: Challenge): Response | Promise<Response>
  }): Hono<WebEnv>
  /** Where a sign-in goes on. */
  continueTo(flow: Flow, sessionId: string): string
  /** The browser's own cookie, made now where it has none. */
  browserOf(c: Web): Buffer
  /** Shows by work, not by reading or typing, that a question is no flood. */
  makeProof(): Promise<object>
  /** Takes that proof; without one it says how long to wait. */
  withoutProof(c: Web, field: string | undefined): Promise<Problem | undefined>
  timeText(at: Date, language: Language): string
  dateText(at: Date, language: Language): string
}
