import type { Adapter } from 'oidc-provider'
import { sha256 } from '../../../platform/crypto/index.ts'
import { dropArtifact, putArtifact, spendArtifact } from '../../../records/authorization-artifacts/index.ts'
import type { FoundArtifact } from '../../../services/applications/index.ts'
import type { Payload, StorageDeps } from './deps.ts'
import { AlreadySpent, flush, newUnitOfWork, type UnitOfWork } from './unit-of-work.ts'

const bearerTypes = new Set(['AccessToken', 'RefreshToken'])

/** 256 random bits, as the library writes them; nothing else needs to be looked up. */
const valueForm = /^[\w-]{43}$/

/** Types that are spent when they are used; what they are exchanged for is written in the same statement. */
const exchanged = new Set(['AuthorizationCode', 'RefreshToken', 'DeviceCode'])

/** Codes, tokens, pushed requests: found by the hash of their value, spent by a compare-and-set. */
export function artifactAdapter(deps: StorageDeps, type: string): Adapter {
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
      if (work) revokeLater(deps, work, grantId)
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

/** Either the application gives back what it was given, or somebody used a value twice. */
function revokeLater(deps: StorageDeps, work: UnitOfWork, grantId: string): void {
  work.revoke.add(grantId)
  work.givenBackBy = deps.clientGivingBack()
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

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
