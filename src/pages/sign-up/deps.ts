import type { Hono } from 'hono'
import type { Template } from '../../mechanisms/delivery/index.ts'
import type { Flow, Flows } from '../../mechanisms/flows/index.ts'
import type { Challenge } from '../../mechanisms/one-time/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Platform, Web, WebEnv } from '../../platform/http/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import type { Identifier } from '../../records/accounts/index.ts'
import type { Context } from '../../services/context.ts'

/** What is asked of the address. */
export type SignUpQuestion = {
  purpose: 'sign_up'
  base: string
  identifier: Identifier
  template: Template
  link?: boolean
  values?: Record<string, string | number>
}

/** What the pages of sign-up are given by src/app. */
export type SignUpDeps = {
  context: Context
  platform: Platform
  db: Database
  config: Config
  flows: Flows
  /** Sends a code and goes to the page for it. */
  ask(
    c: Web,
    flow: Flow,
    question: SignUpQuestion,
  ): Promise<{ ok: true; answer: Response } | { ok: false; problem: Problem }>
  codePages(pages: {
    base: string
    purpose: 'sign_up'
    proven(c: Web, flow: Flow, challenge: Challenge): Response | Promise<Response>
  }): Hono<WebEnv>
  continueTo(flow: Flow, sessionId: string): string
  /** The organisation that has proved a domain; costs no round trip when asked lately. */
  organizationOfDomain(domain: string): Promise<{ ownerId: string; name: string } | undefined>
}

export const base = '/sign-up'

/** The flow of this page, or a new one. */
export function flowOf({ flows, platform }: SignUpDeps, c: Web, id: string | undefined): Flow {
  const flow = flows.resume(c, id, {})
  platform.follow(c, flow)
  return flow
}
