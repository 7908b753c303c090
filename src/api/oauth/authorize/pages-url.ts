import { type Client, errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { Flow, NewFlow } from '../../../mechanisms/flows/index.ts'
import { requirementOf } from '../../../services/applications/index.ts'
import { recordOf } from '../provider/clients.ts'
import { type RequestState, stateOf } from '../provider/state.ts'
import { beginFlow, type FlowDeps, type FlowFacts, isTooLarge, paramsOf } from './flow.ts'
import { readableHint, subjectAskedFor } from './requested-session.ts'

export type PageUrlDeps = FlowDeps & {
  /** The network address that a request counts for. */
  sourceOf(req: KoaContextWithOIDC['req']): string
}

/** Where a person is sent to be asked; the flow in the address knows everything that is needed to go on from there. */
export async function pageUrl(deps: PageUrlDeps, ctx: KoaContextWithOIDC, promptName: string): Promise<string> {
  const state = stateOf(ctx)
  const flow = await flowOf(deps, ctx, state)
  if (promptName === 'consent') return `/oauth/consent?flow=${flow}&session=${state.session?.sessionId}`
  const { choice } = state
  return `${choice && 'page' in choice ? choice.page : '/sign-in'}?flow=${flow}`
}

/** The flow of a person who has to be asked: the one that they are in, or a new one. Returns its id. */
export async function flowOf(deps: PageUrlDeps, ctx: KoaContextWithOIDC, state: RequestState): Promise<string> {
  const { choice, resumed } = state
  const loginHint = choice && 'reason' in choice ? choice.loginHint : undefined
  if (!resumed) return beginFlow(deps, state, factsOf(ctx, state, loginHint), deps.sourceOf(ctx.req))
  const changes: Partial<NewFlow> = {
    ...(loginHint && { loginHint }),
    ...(isLost(state) && { lost: state.jar.doubled ? 'shadowed' : 'session' }),
  }
  const changed = Object.keys(changes).length > 0
  return changed ? deps.flows.change(state, resumed.flow, changes).id : resumed.flow.id
}

/** The request, and what it asks of whoever enters. One that is too large is refused with GK7005, on a page. */
function factsOf(ctx: KoaContextWithOIDC, state: RequestState, loginHint: string | undefined): FlowFacts {
  const client = ctx.oidc.client as Client
  const subject = subjectAskedFor(ctx)
  const asked = ctx.oidc.params?.account_kind
  const record = recordOf(ctx, client)
  const params = paramsOf(ctx, { par: pushedId(ctx), subject })
  if (isTooLarge(params)) {
    state.tooLarge = { app: record.name }
    throw new errors.InvalidRequest('the request is longer than 16 kB')
  }
  return {
    requirement: requirementOf(record, typeof asked === 'string' ? asked : undefined),
    params,
    prompt: promptOf(ctx.oidc.prompts),
    loginHint: loginHint ?? readableHint(ctx, state.sessions),
    accountId: client.subjectType === 'pairwise' ? undefined : subject,
    authAfter: state.requested?.authAfter,
  }
}

/** The person comes from signing in, and the browser brings no session at all: something took it away. */
function isLost({ resumed, choice, sessions }: RequestState): boolean {
  return Boolean(
    resumed &&
      !resumed.cancelled &&
      !resumed.again &&
      choice &&
      'reason' in choice &&
      choice.reason === 'no_session' &&
      !sessions.length,
  )
}

function promptOf(prompts: ReadonlySet<string>): Flow['prompt'] {
  return (['create', 'select_account', 'login'] as const).find((name) => prompts.has(name))
}

function pushedId(ctx: KoaContextWithOIDC): string | undefined {
  return ctx.oidc.entities.PushedAuthorizationRequest?.jti
}
