import type { Hono } from 'hono'
import type { Flow, Flows } from '../../mechanisms/flows/index.ts'
import type { Challenge } from '../../mechanisms/one-time/index.ts'
import type { Platform, Web, WebEnv } from '../../platform/http/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import type { Identifier } from '../../records/accounts/index.ts'
import type { Context } from '../../services/context.ts'

/** A question to one of the person's own contacts. */
export type OwnContactQuestion = {
  purpose: 'fresh'
  base: string
  identifier: Identifier
  account: { ownerId: string; accountId: string; to: string }
  template: 'confirm_code'
}

export type ReauthenticationDeps = {
  context: Context
  platform: Platform
  flows: Flows
  /** Sends a code and goes to the page for it. */
  ask(
    c: Web,
    flow: Flow,
    question: OwnContactQuestion,
  ): Promise<{ ok: true; answer: Response } | { ok: false; problem: Problem }>
  codePages(pages: {
    base: string
    purpose: 'fresh'
    proven(c: Web, flow: Flow, challenge: Challenge): Response | Promise<Response>
  }): Hono<WebEnv>
}
