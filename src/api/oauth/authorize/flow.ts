import type { KoaContextWithOIDC } from 'oidc-provider'
import { type Demand, type Flow, type FlowCarrier, type Flows, formActionsOf } from '../../../mechanisms/flows/index.ts'
import { randomToken, sha256 } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { findStored, putArtifact } from '../storage/index.ts'

/**
 * An authorization request inside a flow. Beside the parameters as they were resolved (from a signed or pushed
 * request too) it holds, under names that no parameter can have:
 * `~trusted` the client authenticated or signed it, `~par` the pushed request that it came by, `~sub` the subject
 * that it insists on, `~resource` the resources, a list, and `~stored` alone when it was too long for an address.
 */
export type Params = Record<string, string>

/** Sealed and encoded, this still fits into an address that every server and proxy takes. */
const longestParams = 4000
const storedSeconds = 7 * 24 * 60 * 60

type Facts = { par: string | undefined; subject: string | undefined }

/** What is kept of a request; an id token is never carried through addresses, only whom it named. */
export function paramsOf(ctx: KoaContextWithOIDC, facts: Facts): Params {
  const { id_token_hint: _, request: __, request_uri: ___, resource, ...plain } = { ...ctx.oidc.params }
  const kept: Params = {}
  for (const [name, value] of Object.entries(plain)) if (typeof value === 'string') kept[name] = value
  if (resource !== undefined) kept['~resource'] = JSON.stringify(resource)
  if (ctx.oidc.trusted) kept['~trusted'] = '1'
  if (facts.par) kept['~par'] = facts.par
  if (facts.subject) kept['~sub'] = facts.subject
  return kept
}

/** The parameters as the library reads them from a request object. */
export function requestOf(params: Params): Record<string, unknown> {
  const plain = Object.fromEntries(Object.entries(params).filter(([name]) => !name.startsWith('~')))
  return params['~resource'] ? { ...plain, resource: JSON.parse(params['~resource']) } : plain
}

type Deps = { db: Database; flows: Flows }

export type FlowFacts = {
  demand: Demand
  params: Params
  prompt: Flow['prompt']
  loginHint: string | undefined
  accountId: string | undefined
  authAfter: number | undefined
}

/** Begins where a person is going, so that it survives whatever happens to the pages. Returns the flow's id. */
export async function beginFlow({ db, flows }: Deps, at: FlowCarrier, facts: FlowFacts): Promise<string> {
  const { params, ...rest } = facts
  const formActions = formActionsOf(params.redirect_uri)
  return flows.begin(at, { ...rest, params: await shorten(db, params), formActions }).id
}

async function shorten(db: Database, params: Params): Promise<Params> {
  if (JSON.stringify(params).length <= longestParams) return params
  const id = randomToken()
  await db.run(
    putArtifact({
      type: 'Request',
      idHash: sha256(id),
      payload: JSON.stringify(params),
      grantId: null,
      accountId: null,
      sessionId: null,
      clientId: params.client_id ?? null,
      userCodeHash: null,
      seconds: storedSeconds,
    }),
  )
  return { '~stored': id }
}

/** The request inside a flow, or undefined when the flow has none (any more). */
export async function readParams(db: Database, flow: Flow): Promise<Params | undefined> {
  const stored = flow.params?.['~stored']
  if (!stored) return flow.params
  const row = await db.maybe<{ payload: Params }>(findStored('Request', sha256(stored)))
  return row?.payload
}
