import type { Client, KoaContextWithOIDC } from 'oidc-provider'
import type { Flow, Flows, NewFlow } from '../../../mechanisms/flows/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { requirementOf } from '../../../services/applications/index.ts'
import { recordOf } from '../provider/clients.ts'
import { type RequestState, stateOf } from '../provider/state.ts'
import { beginFlow, paramsOf } from './flow.ts'
import { readableHint, subjectAskedFor } from './requested-session.ts'

type Deps = { db: Database; flows: Flows }

/** Where a person is sent to be asked; the flow in the address knows everything that is needed to go on from there. */
export async function pageUrl(deps: Deps, ctx: KoaContextWithOIDC, promptName: string): Promise<string> {
  const state = stateOf(ctx)
  const flow = await flowOf(deps, ctx, state)
  if (promptName === 'consent') return `/oauth/consent?flow=${flow}&session=${state.session?.sessionId}`
  const { choice } = state
  return `${choice && 'page' in choice ? choice.page : '/sign-in'}?flow=${flow}`
}

/** Where a person is going, sealed: the request, and what it asks of whoever enters. */
export async function flowOf(deps: Deps, ctx: KoaContextWithOIDC, state: RequestState): Promise<string> {
  const { choice, resumed, requested } = state
  const loginHint = choice && 'reason' in choice ? choice.loginHint : undefined
  if (resumed) {
    const changes: Partial<NewFlow> = {
      ...(loginHint && { loginHint }),
      ...(isLost(state) && { lost: state.jar.doubled ? 'shadowed' : 'session' }),
    }
    const changed = Object.keys(changes).length > 0
    return changed ? deps.flows.change(state, resumed.flow, changes).id : resumed.flow.id
  }
  const client = ctx.oidc.client as Client
  const subject = subjectAskedFor(ctx)
  const asked = ctx.oidc.params?.account_kind
  return beginFlow(deps, state, {
    demand: requirementOf(recordOf(ctx, client), typeof asked === 'string' ? asked : undefined),
    params: paramsOf(ctx, { par: pushedId(ctx), subject }),
    prompt: promptOf(ctx.oidc.prompts),
    loginHint: loginHint ?? readableHint(ctx, state.sessions),
    accountId: client.subjectType === 'pairwise' ? undefined : subject,
    authAfter: requested?.authAfter,
  })
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
