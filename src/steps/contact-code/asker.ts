import { visitorOf } from '../../access/index.ts'
import type { Web } from '../../platform/http/index.ts'
import type { Asker } from '../../services/contact-codes/index.ts'
import type { ContactCodeDeps } from './deps.ts'

/** Whoever is at this browser, which gets its own cookie with the answer. */
export function askerOf({ platform }: Pick<ContactCodeDeps, 'platform'>, c: Web): Asker {
  return { ...visitorOf(platform, c), browserHash: platform.browserOf(c).hash }
}
