import { type Flow, type Flows, readLocalPath } from '../../mechanisms/flows/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Platform, Web } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { type Account, refusalOf } from '../../records/accounts/index.ts'
import type { Context } from '../../services/context.ts'
import type { ContactCodes } from '../../steps/contact-code/index.ts'

export type Purpose = 'reset' | 'sign_in'

export type RecoveryDeps = {
  context: Context
  platform: Platform
  db: Database
  keys: Keys
  config: Config
  flows: Flows
  contactCodes: ContactCodes
  continueTo(flow: Flow, sessionId: string): string
  timeText(at: Date, language: Language): string
  dateText(at: Date, language: Language): string
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
