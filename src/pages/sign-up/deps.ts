import type { Flow, Flows } from '../../mechanisms/flows/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Platform, Web } from '../../platform/http/index.ts'
import type { Context } from '../../services/context.ts'
import type { ContactCodes } from '../../steps/contact-code/index.ts'

/** What the pages of sign-up are given by src/app. */
export type SignUpDeps = {
  context: Context
  platform: Platform
  db: Database
  config: Config
  flows: Flows
  contactCodes: ContactCodes
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
