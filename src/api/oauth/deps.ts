import type { Flows } from '../../mechanisms/flows/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { Platform } from '../../platform/http/index.ts'
import type { OpenProvider, ProviderLog } from './open-provider.ts'

/** What the OpenID provider is given by compose.ts. */
export type OAuthDeps = {
  platform: Platform
  db: Database
  keys: Keys
  config: Config
  flows: Flows
  log: ProviderLog
}

/** What its pages need besides. */
export type PageDeps = OAuthDeps & { provider: OpenProvider }
