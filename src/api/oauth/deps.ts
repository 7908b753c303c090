import type { Flows } from '../../mechanisms/flows/index.ts'
import type { Platform } from '../../platform/http/index.ts'
import type { Context } from '../../services/context.ts'
import type { OpenProvider } from './open-provider.ts'

/** What the OpenID provider is given by src/app. */
export type OAuthDeps = { context: Context; platform: Platform; flows: Flows }

/** What its pages need besides. */
export type PageDeps = OAuthDeps & { provider: OpenProvider }
