import type { Adapter } from 'oidc-provider'
import { type Application, findSession } from '../../../mechanisms/sessions/index.ts'
import { sha256 } from '../../../platform/crypto/index.ts'
import {
  claimArtifact,
  dropArtifact,
  prolongArtifact,
  putArtifact,
  spendArtifact,
} from '../../../records/authorization-artifacts/index.ts'
import { findGrant } from '../../../records/grants/index.ts'
import type { FoundArtifact } from '../../../services/applications/index.ts'
import type { Context } from '../../../services/context.ts'
import type { Finder } from './finder.ts'
import { AlreadySpent, flush, newUnitOfWork, type UnitOfWork } from './unit-of-work.ts'

/** Tokens of services carry what they are, sealed, and are kept nowhere. */
export type ServiceTokens = { open(token: string): Record<string, unknown> | undefined }

export type StorageDeps = {
  context: Pick<Context, 'db' | 'deliverLogout'>
  finder: Finder
  serviceTokens: ServiceTokens
  /** The work of the request that is being answered, if one is. */
  currentWork(): UnitOfWork | undefined
  /** The request that is being answered looks a value up without knowing its type (introspection, revocation). */
  looksForAnyType(): boolean
  /** A refresh token was found for the request that is being answered. */
  refreshTokenFound(payload: Payload): void
  /** A pushed request, which may be one that goes on after the pages of Genkan and is stored nowhere. */
  pushed(id: string): { payload: Record<string, unknown> | undefined; spend(): Promise<void> } | undefined
  /** What the library is to know of an application; undefined for one that is not usable. */
  findClient(clientId: string): Promise<Payload | undefined>
  saveClient(clientId: string, metadata: Payload): Promise<void>
  /** The family of a client's tokens, while it is usable. */
  familyOf(clientId: string): Promise<string | undefined>
  /** The applications that the session of the request has entered. */
  noteApplications(authorizations: Record<string, Application>): void
}

const bearerTypes = new Set(['AccessToken', 'RefreshToken'])

/** 256 random bits, as the library writes them; nothing else needs to be looked up. */
const valueForm = /^[\w-]{43}$/

/** Types that are spent when they are used; what they are exchanged for is written in the same statement. */
const exchanged = new Set(['AuthorizationCode', 'RefreshToken', 'DeviceCode'])

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
    if (type === 'ClientCredentials') return serviceAdapter(deps)
    return artifactAdapter(deps, type)
  }
}

type Payload = Record<string, unknown>
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function artifactAdapter(deps: StorageDeps, type: string): Adapter {
  return {
    async find(id) {
      const pushed = type === 'PushedAuthorizationRequest' ? deps.pushed(id)?.payload : undefined
      if (pushed) return pushed
      if (bearerTypes.has(type) && !valueForm.test(id)) return undefined
      const found = (await look(deps, type, id)).find((each) => each.type === type)
      if (found && type === 'RefreshToken') deps.refreshTokenFound(found.payload)
      return found && payloadOf(found, id)
    },

    async upsert(id, payload, seconds = 0) {
      const work = deps.currentWork()
      const row = rowOf(type, id, payload as Payload, seconds)
      if (work) work.keepArtifacts.push(row)
      else await deps.context.db.run(putArtifact(row))
    },

    async consume(id) {
      const pushed = type === 'PushedAuthorizationRequest' ? deps.pushed(id) : undefined
      if (pushed) return pushed.spend()
      const work = deps.currentWork()
      const idHash = sha256(id)
      if (work && exchanged.has(type)) {
        const found = (await work.found.get(id))?.find((each) => each.type === type)
        work.spend = { type, idHash, grantId: found?.grantId ?? null }
        return
      }
      if (!(await spendArtifact(deps.context.db, type, idHash))) throw new AlreadySpent()
    },

    async destroy(id) {
      await dropArtifact(deps.context.db, type, sha256(id))
    },

    async revokeByGrantId(grantId) {
      const work = deps.currentWork()
      if (work) work.revoke.add(grantId)
      else await flush(deps.context, { ...newUnitOfWork(), revoke: new Set([grantId]) }, false)
    },

    async findByUserCode() {
      throw new Error('codes of devices are looked up by the pages of the device flow')
    },

    async findByUid() {
      throw new Error('only sessions have a uid')
    },
  }
}

function look(deps: StorageDeps, type: string, id: string): Promise<FoundArtifact[]> {
  const { found } = deps.currentWork() ?? newUnitOfWork()
  const known = found.get(id)
  if (known) return known
  const any = bearerTypes.has(type) && deps.looksForAnyType()
  const looking = deps.finder.find({ type: any ? 'bearer' : type, idHash: sha256(id) }).then((rows) => {
    for (const row of rows) rememberGrant(deps, row)
    return rows
  })
  found.set(id, looking)
  return looking
}

function rememberGrant(deps: StorageDeps, row: FoundArtifact): void {
  if (row.grantId && row.grant)
    deps.currentWork()?.grants.set(row.grantId, { payload: row.grant, ends: row.grantEnds ?? 0 })
}

/** What the library sees: the value is put back, and the database has the last word on its end. */
function payloadOf(found: FoundArtifact, id: string): Payload | undefined {
  // A device that comes too late is told so (expired_token); anything else that ended is simply not there.
  if (found.expired && found.type !== 'DeviceCode') return undefined
  return {
    ...found.payload,
    jti: id,
    ...(found.expired ? { exp: 1 } : undefined),
    ...(found.consumed ? { consumed: 1 } : undefined),
  }
}

function rowOf(type: string, id: string, payload: Payload, seconds: number) {
  const { jti: _, userCode, ...kept } = payload
  return {
    type,
    idHash: sha256(id),
    payload: JSON.stringify(kept),
    grantId: text(payload.grantId),
    accountId: text(payload.accountId),
    sessionId: payload.expiresWithSession === true ? text(payload.sessionUid) : null,
    clientId: text(payload.clientId),
    userCodeHash: typeof userCode === 'string' ? sha256(userCode) : null,
    seconds,
  }
}

/**
 * Tokens of services: made in great numbers, mostly never revoked. They are sealed instead of kept; only one that
 * was revoked leaves a row until its end. The end is compared with the database's clock, like all others.
 */
function serviceAdapter(deps: StorageDeps): Adapter {
  return {
    ...nothing,
    async find(id) {
      const payload = deps.serviceTokens.open(id)
      if (!payload || payload.family !== (await deps.familyOf(String(payload.clientId)))) return undefined
      const { revoked, now } = await deps.finder.isRevoked(sha256(id))
      return revoked || Number(payload.exp) <= now ? undefined : { ...payload, jti: id, kind: 'ClientCredentials' }
    },
    async destroy(id) {
      const exp = Number(deps.serviceTokens.open(id)?.exp)
      if (exp)
        await claimArtifact(deps.context.db, 'ClientCredentials', sha256(id), exp - Math.floor(Date.now() / 1000) + 60)
    },
  }
}

function grantAdapter(deps: StorageDeps): Adapter {
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

/**
 * A session as tokens see it. Whether it lives was asked together with the token; the library asks again by uid. None is
 * ever found by a cookie of the library; of the one that a request was given, only the applications are kept.
 */
function sessionAdapter(deps: StorageDeps): Adapter {
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

function clientAdapter(deps: StorageDeps): Adapter {
  return {
    ...nothing,
    find: (id) => deps.findClient(id),
    async upsert(id, payload) {
      await deps.saveClient(id, payload as Payload)
    },
  }
}

/** Proofs are good for some minutes; one that is good for longer is remembered for longer when the library says so. */
const replaySeconds = 60 * 60

/**
 * Proofs of which each may be shown once (DPoP, signed client assertions). To look for one is to note it, in one
 * statement: of two with one id, sent at once, one is found.
 */
function replayAdapter({ context }: StorageDeps): Adapter {
  return {
    ...nothing,
    async find(id) {
      if (await claimArtifact(context.db, 'ReplayDetection', sha256(id), replaySeconds)) return undefined
      return { kind: 'ReplayDetection', jti: id, exp: Math.floor(Date.now() / 1000) + 60 }
    },
    async upsert(id, _payload, seconds = 0) {
      if (seconds > replaySeconds) await prolongArtifact(context.db, 'ReplayDetection', sha256(id), seconds)
    },
  }
}

const nothing: Adapter = {
  find: async () => undefined,
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
  upsert: async () => undefined,
  consume: async () => undefined,
  destroy: async () => undefined,
  revokeByGrantId: async () => undefined,
}
