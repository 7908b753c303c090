import { openHasher } from '../mechanisms/authenticators/index.ts'
import type { Config } from '../platform/config/index.ts'
import { openKeys } from '../platform/crypto/index.ts'
import { openDatabase } from '../platform/database/index.ts'
import { createLog } from '../platform/log/index.ts'
import type { Context, Limits } from '../services/context.ts'

/** Failed sign-ins and asked-for codes; the numbers of docs/limits.md. */
export const standardLimits: Limits = {
  network: { perMinute: 20, perDay: 300 },
  codesPerContactHour: 3,
  codesPerContactDay: 10,
  codesPerNetworkHour: 20,
}

/**
 * What every act may use, opened from the configuration. Close `db` at the end.
 *
 * Without `deliverLogout`, applications are told of ended sessions by the job within some seconds.
 */
export function openContext(config: Config, given: Partial<Context> = {}): Context {
  const keys = openKeys(config.secrets)
  return {
    config,
    keys,
    db: given.db ?? openDatabase({ url: config.databaseUrl as string, prepare: config.prepare }),
    hasher: openHasher(keys),
    limits: given.limits ?? standardLimits,
    log: given.log ?? createLog({ level: config.logLevel, human: config.local }),
    deliverLogout: given.deliverLogout ?? (() => {}),
  }
}
