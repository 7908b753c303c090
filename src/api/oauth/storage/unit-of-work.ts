import type { Application } from '../../../mechanisms/sessions/index.ts'
import { sha256 } from '../../../platform/crypto/index.ts'
import { combine, type Statement } from '../../../platform/database/index.ts'
import {
  type Artifact,
  dropArtifact,
  exchangeArtifact,
  putArtifact,
  spendArtifact,
} from '../../../records/authorization-artifacts/index.ts'
import type { Grant } from '../../../records/grants/index.ts'
import {
  type FoundArtifact,
  giveBackTokens,
  putGrant,
  rememberApplications,
  revokeReusedTokens,
} from '../../../services/applications/index.ts'
import type { Context } from '../../../services/context.ts'

/**
 * What one request found and wants to write. It is written at the end of the request in one statement, before the
 * answer leaves: a code is spent and its tokens are kept together or not at all, in one round trip.
 */
export type UnitOfWork = {
  found: Map<string, Promise<FoundArtifact[]>>
  grants: Map<string, { payload: Record<string, unknown>; ends: number }>
  keepArtifacts: Artifact[]
  keepGrants: Map<string, Grant>
  spend: { type: string; idHash: Buffer; grantId: string | null } | undefined
  /** Grants that end: given back by an application, else because a value was used twice. */
  revoke: Set<string>
  givenBackBy: string | undefined
  /** The application that showed what was found, and was refused. */
  refusedClient: string | undefined
  entered: { sessionId: string; applications: Record<string, Application> } | undefined
  /** Notes the answer, so that a loop is noticed. */
  answered: Statement | undefined
}

export function newUnitOfWork(): UnitOfWork {
  return {
    found: new Map(),
    grants: new Map(),
    keepArtifacts: [],
    keepGrants: new Map(),
    spend: undefined,
    revoke: new Set(),
    givenBackBy: undefined,
    refusedClient: undefined,
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

type FlushContext = Pick<Context, 'db' | 'deliverLogout'>

/**
 * Writes what the request wants. `succeeded` says whether the client gets what it asked for: if not, only
 * what was spent or revoked is written.
 *
 * Throws `AlreadySpent` when somebody else was first; everything that hangs on the same grant is then revoked
 * (RFC 9700, 4.14.2).
 */
export async function flush(context: FlushContext, work: UnitOfWork, succeeded: boolean): Promise<void> {
  if (work.refusedClient) await revokeStolen(context, work, work.refusedClient)
  if (work.revoke.size > 0) await revoke(context, work)
  const { spend } = work
  if (spend) await exchange(context, spend, succeeded ? work.keepArtifacts : [])
  else if (succeeded) await keep(context, work)
}

async function revoke(context: FlushContext, { revoke: grantIds, givenBackBy: clientId }: UnitOfWork): Promise<void> {
  if (clientId) await giveBackTokens(context, { kind: 'application', clientId }, [...grantIds])
  else await revokeReusedTokens(context, [...grantIds])
}

/** A code or token in the hands of another application was stolen: it is worth nothing from now on (ATK-076). */
async function revokeStolen({ db }: FlushContext, work: UnitOfWork, clientId: string): Promise<void> {
  for (const [id, looking] of work.found) {
    for (const row of await looking) {
      if (row.payload.clientId === clientId) continue
      if (row.grantId) work.revoke.add(row.grantId)
      else await dropArtifact(db, row.type, sha256(id))
    }
  }
}

async function exchange(
  context: FlushContext,
  spend: NonNullable<UnitOfWork['spend']>,
  rows: Artifact[],
): Promise<void> {
  const [first, second, more] = rows
  if (more) throw new Error('a value is exchanged for two others at most')
  const spent = first
    ? await exchangeArtifact(context.db, spend, first, second)
    : await spendArtifact(context.db, spend.type, spend.idHash)
  if (spent) return
  if (spend.grantId) await revokeReusedTokens(context, [spend.grantId])
  throw new AlreadySpent()
}

async function keep({ db }: FlushContext, work: UnitOfWork): Promise<void> {
  const statements: Statement[] = [...work.keepGrants.values()].map(putGrant)
  if (work.entered) statements.push(rememberApplications(work.entered.sessionId, work.entered.applications))
  if (work.answered) statements.push(work.answered)
  statements.push(...work.keepArtifacts.map(putArtifact))
  if (statements.length > 0) await db.run(combine(statements))
}
