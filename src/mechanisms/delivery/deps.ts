import type { Config } from '../../platform/config/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'

export type DeliveryConfig = Pick<Config, 'url' | 'local' | 'timeZone' | 'smtpUrl' | 'mailFrom' | 'smsUrl' | 'smsFrom'>

export type DeliveryLog = {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

export type DeliveryDeps = { db: Database; keys: Keys; config: DeliveryConfig; log: DeliveryLog }
