import type { Adapter } from 'oidc-provider'
import { artifactAdapter } from './artifact-adapter.ts'
import { nothing, type Payload, type StorageDeps } from './deps.ts'
import { grantAdapter } from './grant-adapter.ts'
import { replayAdapter } from './replay-adapter.ts'
import { serviceTokenAdapter } from './service-token-adapter.ts'
import { sessionAdapter } from './session-adapter.ts'

/**
 * Storage for oidc-provider on PostgreSQL. Each model gets one of these, made by its name.
 *
 * Values are found by (type, hash), so one made for a type is never taken for another; `consume` is a
 * compare-and-set that throws the second time; all ends are compared with the database's clock.
 */
export function adapterFactory(deps: StorageDeps): (type: string) => Adapter {
  return (type) => {
    if (type === 'Session') return sessionAdapter(deps)
    if (type === 'Interaction') return nothing
    if (type === 'ReplayDetection') return replayAdapter(deps)
    if (type === 'Client') return clientAdapter(deps)
    if (type === 'Grant') return grantAdapter(deps)
    if (type === 'ClientCredentials') return serviceTokenAdapter(deps)
    return artifactAdapter(deps, type)
  }
}

function clientAdapter(deps: StorageDeps): Adapter {
  return {
    ...nothing,
    find: (id) => deps.findClient(id),
    async upsert(id, payload) {
      await deps.saveClient(id, payload as Payload)
    },
  }
}
