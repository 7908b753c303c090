import type { Adapter } from 'oidc-provider'
import { findGrant } from '../../../records/grants/index.ts'
import { nothing, type Payload, type StorageDeps } from './deps.ts'
import { flush, newUnitOfWork } from './unit-of-work.ts'

/** What an application may have of an account. */
export function grantAdapter(deps: StorageDeps): Adapter {
  return {
    ...nothing,
    async find(id) {
      const kept = deps.currentWork()?.keepGrants.get(id)
      if (kept) return { ...JSON.parse(kept.payload), jti: id }
      const known = deps.currentWork()?.grants.get(id)
      const found = known ?? (await findGrant(deps.context.db, id))
      return found && { ...found.payload, jti: id, exp: Math.floor(found.ends) }
    },
    async upsert(id, payload, seconds = 0) {
      const { jti: _, ...kept } = payload as Payload
      const row = {
        grantId: id,
        accountId: String(payload.accountId),
        clientId: String(payload.clientId),
        payload: JSON.stringify(kept),
        seconds,
      }
      const work = deps.currentWork()
      if (work) work.keepGrants.set(id, row)
      else await flush(deps.context, { ...newUnitOfWork(), keepGrants: new Map([[id, row]]) }, true)
    },
    async destroy(id) {
      const work = deps.currentWork()
      if (work) work.revoke.add(id)
      else await flush(deps.context, { ...newUnitOfWork(), revoke: new Set([id]) }, false)
    },
  }
}
