import type { KoaContextWithOIDC } from 'oidc-provider'
import {
  type AccountRequirement,
  type Flow,
  type FlowCarrier,
  type Flows,
  formActionsOf,
  longestRequest,
  readStoredRequest,
  storeRequest,
} from '../../../mechanisms/flows/index.ts'
import type { Keys } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'

/**
 * An authorization request inside a flow. Beside the parameters as they were resolved (from a signed or pushed
 * request too) it holds, under names that no parameter can have:
 * `~trusted` the client authenticated or signed it, `~par` the pushed request that it came by, `~sub` the subject
 * that it insists on, `~resource` the resources, a list, and `~stored` where it was too large for a cookie.
 */
export type Params = Record<string, string>

type Facts = { par: string | undefined; subject: string | undefined }

/** What is kept of a request; of an id token only whom it named. */
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

export type FlowDeps = { db: Database; keys: Keys; flows: Flows }

export type FlowFacts = {
  requirement: AccountRequirement
  params: Params
  prompt: Flow['prompt']
  loginHint: string | undefined
  accountId: string | undefined
  authAfter: number | undefined
}

/** Whether a request is too large to be kept at all. */
export function isTooLarge(params: Params): boolean {
  return Buffer.byteLength(JSON.stringify(params)) > longestRequest
}

/**
 * Begins where a person is going, so that it survives whatever happens to the pages. Returns the flow's id.
 *
 * A request that is too large for the browser is kept in the database, for the network address that it came from.
 */
export async function beginFlow(deps: FlowDeps, at: FlowCarrier, facts: FlowFacts, address: string): Promise<string> {
  const { db, keys, flows } = deps
  const { params } = facts
  const flow = { ...facts, formActions: formActionsOf(params.redirect_uri) }
  if (!flows.isTooLarge(at, flow)) return flows.begin(at, flow).id
  const key = await storeRequest(db, keys, address, params)
  return flows.begin(at, { ...flow, params: { '~stored': key, ...whatPagesNeed(params) } }).id
}

/** Of a stored request, so that pages need not look it up. */
function whatPagesNeed({ client_id, ui_locales }: Params): Params {
  return { ...(client_id && { client_id }), ...(ui_locales && { ui_locales: ui_locales.slice(0, 100) }) }
}

/** The request inside a flow, or undefined when the flow has none (any more). */
export async function readParams(db: Database, flow: Flow): Promise<Params | undefined> {
  const stored = flow.params?.['~stored']
  if (!stored) return flow.params
  return readStoredRequest(db, stored)
}
