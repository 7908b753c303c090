import type { Hono } from 'hono'
import type { Flow, Flows } from '../../mechanisms/flows/index.ts'
import type { Challenge } from '../../mechanisms/one-time/index.ts'
import type { Platform, Web, WebEnv } from '../../platform/http/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { ContactQuestion } from '../../services/contact-codes/index.ts'
import type { Context } from '../../services/context.ts'

export type ReauthenticationDeps = {
  context: Context
  platform: Platform
  flows: Flows
  /** The step that asks a contact for a code. */
  contactCodes: {
    ask(c: Web, flow: Flow, question: ContactQuestion): Promise<{ ok: true; answer: Response } | Refusal>
    routes(pages: {
      base: string
      purpose: 'fresh'
      proven(c: Web, flow: Flow, challenge: Challenge): Response | Promise<Response>
    }): Hono<WebEnv>
  }
}
