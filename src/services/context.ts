import type { Hasher } from '../mechanisms/authenticators/index.ts'
import type { Config } from '../platform/config/index.ts'
import type { Keys } from '../platform/crypto/index.ts'
import type { Database } from '../platform/database/index.ts'
import type { Log } from '../platform/log/index.ts'

/** Failed sign-ins and asked-for codes; the numbers of docs/limits.md. */
export type Limits = {
  network: { perMinute: number; perDay: number }
  codesPerContactHour: number
  codesPerContactDay: number
  codesPerNetworkHour: number
}

/** What every act may use. There is one for each process; who acts comes with the call. */
export type Context = {
  db: Database
  keys: Keys
  config: Config
  hasher: Hasher
  limits: Limits
  log: Log
  /** Tells applications of ended sessions now instead of with the next job; nobody waits for it. */
  deliverLogout(): void
}
