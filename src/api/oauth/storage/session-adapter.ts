import type { Adapter } from 'oidc-provider'
import { type Application, findSession } from '../../../mechanisms/sessions/index.ts'
import type { FoundArtifact } from '../../../services/applications/index.ts'
import { nothing, type Payload, type StorageDeps } from './deps.ts'

/**
 * A session as tokens see it. Whether it lives was asked together with the token; the library asks again by uid. None is
 * ever found by a cookie of the library; of the one that a request was given, only the applications are kept.
 */
export function sessionAdapter(deps: StorageDeps): Adapter {
  return {
    ...nothing,
    async findByUid(uid) {
      const seen = await Promise.all(deps.currentWork()?.found.values() ?? [])
      const row = seen.flat().find((each) => each.sessionId === uid)
      if (row) return sessionSeenBy(row, uid)
      const session = await findSession(deps.context.db, uid)
      if (!session) return undefined
      const { accountId, applications } = session
      return { uid, jti: uid, kind: 'Session', accountId, authorizations: applications }
    },
    async upsert(_id, payload) {
      deps.noteApplications((payload as { authorizations?: Record<string, Application> }).authorizations ?? {})
    },
  }
}

function sessionSeenBy(row: FoundArtifact, uid: string): Payload {
  const { clientId, accountId, grantId } = row.payload as { clientId: string; accountId: string; grantId: string }
  return { uid, jti: uid, kind: 'Session', accountId, authorizations: { [clientId]: { grantId } } }
}
