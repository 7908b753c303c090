import { auditStatement } from '../../../platform/audit/index.ts'
import { sha256 } from '../../../platform/crypto/index.ts'
import { combine, type Database, type Statement } from '../../../platform/database/index.ts'
import { revokeGrants } from '../../../records/grants/changes.ts'
import {
  type Artifact,
  dropArtifact,
  exchangeArtifact,
  type Found,
  type GrantRow,
  putArtifact,
  putGrant,
  rememberApplications,
  spendArtifact,
} from './queries.ts'

/**
 * What one request found and wants to write. It is written at the end of the request in one statement, before the
 * answer leaves: a code is spent and its tokens are kept together or not at all, in one round trip.
 */
export type Work = {
  found: Map<string, Promise<Found[]>>
  grants: Map<string, { payload: Record<string, unknown>; ends: number }>
  keepArtifacts: Artifact[]
  keepGrants: Map<string, GrantRow>
  spend: { type: string; idHash: Buffer; grantId: string | null } | undefined
  revoke: Set<string>
  /** What was found belongs to another application than the one that showed it. */
  stolen: boolean
  entered: { sessionId: string; applications: Record<string, unknown> } | undefined
  /** Notes the answer, so that a loop is noticed. */
  answered: Statement | undefined
}

export function startWork(): Work {
  return {
    found: new Map(),
    grants: new Map(),
    keepArtifacts: [],
    keepGrants: new Map(),
    spend: undefined,
    revoke: new Set(),
    stolen: false,
    entered: undefined,
    answered: undefined,
  }
}

/** A value was used a second time, or in the same moment by someone else. */
export class AlreadySpent extends Error {
  constructor() {
    super('the value was spent before')
  }
}

/**
 * Writes what the request wants. `succeeded` says whether the client gets what it asked for: if not, only
 * what was spent or taken back is written.
 *
 * Throws `AlreadySpent` when somebody else was first; everything that hangs on the same grant is then taken back
 * (RFC 9700, 4.14.2).
 */
export async function finishWork(db: Database, work: Work, succeeded: boolean): Promise<void> {
  if (work.stolen) await distrust(db, work)
  if (work.revoke.size > 0) await takeBack(db, [...work.revoke], 'reuse')
  const { spend } = work
  if (spend) await exchange(db, spend, succeeded ? work.keepArtifacts : [])
  else if (succeeded) await keep(db, work)
}

/** A code or token in the hands of another application was stolen: it is worth nothing from now on (ATK-076). */
async function distrust(db: Database, work: Work): Promise<void> {
  for (const [id, looking] of work.found) {
    for (const row of await looking) {
      if (row.grantId) work.revoke.add(row.grantId)
      else await db.run(dropArtifact(row.type, sha256(id)))
    }
  }
}

async function exchange(db: Database, spend: NonNullable<Work['spend']>, rows: Artifact[]): Promise<void> {
  const [first, second, more] = rows
  if (more) throw new Error('a value is exchanged for two others at most')
  const statement = first ? exchangeArtifact(spend, first, second) : spendArtifact(spend.type, spend.idHash)
  if ((await db.run(statement)) > 0) return
  if (spend.grantId) await takeBack(db, [spend.grantId], 'reuse')
  throw new AlreadySpent()
}

async function keep(db: Database, work: Work): Promise<void> {
  const statements: Statement[] = [...work.keepGrants.values()].map(putGrant)
  if (work.entered) statements.push(rememberApplications(work.entered.sessionId, work.entered.applications))
  if (work.answered) statements.push(work.answered)
  statements.push(...work.keepArtifacts.map(putArtifact))
  if (statements.length > 0) await db.run(combine(statements))
}

/** Takes grants back with all their tokens; writes it down once, by whoever removed them. */
export async function takeBack(db: Database, grantIds: string[], why: string): Promise<void> {
  await db.transaction(async (tx) => {
    const gone = await revokeGrants(tx, grantIds)
    for (const { ownerId, accountId, clientId } of gone) {
      await tx.run(
        auditStatement({
          type: 'grant.revoked',
          ownerId: ownerId ?? accountId,
          accountId,
          actor: { kind: 'system' },
          detail: { clientId, why },
        }),
      )
    }
  })
}
