import type { Flows } from '../../../mechanisms/flows/index.ts'
import type { Config } from '../../../platform/config/index.ts'
import type { Keys } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import type { Platform } from '../../../platform/http/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Context } from '../../../services/context.ts'
import type { ContactCodes } from '../../../steps/contact-code/index.ts'

/** What the pages of one's own account are given by src/app. */
export type MyAccountDeps = {
  context: Context
  platform: Platform
  db: Database
  keys: Keys
  config: Config
  flows: Flows
  contactCodes: ContactCodes
  timeText(at: Date, language: Language): string
  dateText(at: Date, language: Language): string
}
