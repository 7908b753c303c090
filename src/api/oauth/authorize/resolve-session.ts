import { type Client, errors, type KoaContextWithOIDC } from 'oidc-provider'
import { type AccountRequirement, fitsRequirement } from '../../../mechanisms/flows/index.ts'
import { formatDate } from '../../../platform/i18n/index.ts'
import { problem } from '../../../platform/problems/index.ts'
import type { ClientRecord } from '../../../records/clients/index.ts'
import { countAnswers, returnsUntilStop } from '../../../records/redirect-loops/index.ts'
import { type CandidateSession, findCandidateSessions, requirementOf } from '../../../services/applications/index.ts'
import { recordOf } from '../provider/clients.ts'
import type { Pairwise } from '../provider/pairwise.ts'
import { useSession } from '../provider/session-view.ts'
import { type ResumedRequest, stateOf } from '../provider/state.ts'
import { stopLoop } from '../redirect-loops/stop-loop.ts'
import { type Choice, chooseSession, isRecent } from './choose-session.ts'
import { flowOf, type PageUrlDeps } from './pages-url.ts'
import { readRequestedSession, subjectOf } from './requested-session.ts'

export type SessionDeps = PageUrlDeps & { pairwise: Pairwise }

const kinds = new Set(['personal', 'organization', 'any'])

/**
 * Reads `account_kind` of a request and, since the library calls this once everything else about the request has
 * been checked and before it looks for an account, chooses the session that enters.
 */
export function accountKindReader(deps: SessionDeps) {
  return async (ctx: KoaContextWithOIDC, asked: unknown, client: Client): Promise<void> => {
    const record = recordOf(ctx, client)
    const requirement = requirementOf(record, readAccountKind(record, asked))
    if (ctx.oidc.route === 'authorization') await resolveSession(deps, ctx, requirement)
  }
}

/** A request may narrow which accounts an application takes, never widen it. */
function readAccountKind({ accountKind: registered }: ClientRecord, asked: unknown): string | undefined {
  if (asked === undefined) return undefined
  const kind = String(asked)
  if (!kinds.has(kind) || (registered !== 'any' && kind !== 'any' && kind !== registered))
    throw new errors.InvalidRequest('account_kind does not fit what the client is registered for')
  return kind
}

async function resolveSession(
  deps: SessionDeps,
  ctx: KoaContextWithOIDC,
  requirement: AccountRequirement,
): Promise<void> {
  const state = stateOf(ctx)
  const { resumed } = state
  if (resumed?.cancelled) throw new errors.AccessDenied('the person went back to the application')
  const choice =
    resumed && !resumed.again
      ? checkPersonsChoice(deps, ctx, resumed, requirement)
      : await chooseAmongAll(deps, ctx, requirement)
  state.choice = choice
  await breakLoop(deps, ctx)
  if ('session' in choice) enterWith(ctx, choice.session)
  else if (choice.reason === 'wrong_kind') state.problem = problem('kind_mismatch_no_match', { app: requirement.name })
}

async function chooseAmongAll(
  deps: SessionDeps,
  ctx: KoaContextWithOIDC,
  requirement: AccountRequirement,
): Promise<Choice<CandidateSession>> {
  const state = stateOf(ctx)
  if (!state.resumed) {
    const { clientId } = ctx.oidc.client as Client
    state.sessions = await findCandidateSessions(deps.db, state.jar.jarHashes, clientId, returning(ctx))
  }
  state.requested = await readRequestedSession(deps, ctx, requirement)
  return chooseSession(state.sessions, state.requested)
}

/** The person has chosen; what was asked for must hold all the same, whatever page they came from. */
function checkPersonsChoice(
  deps: SessionDeps,
  ctx: KoaContextWithOIDC,
  resumed: ResumedRequest,
  requirement: AccountRequirement,
): Choice<CandidateSession> {
  const { session, flow, params } = resumed
  if (!session) return { reason: 'no_session', page: stateOf(ctx).sessions.length > 0 ? '/accounts' : '/sign-in' }
  if (!fitsRequirement(session, requirement)) return { reason: 'wrong_kind', page: '/accounts' }
  const subject = params['~sub']
  if (subject && subjectOf(deps, ctx.oidc.client as Client, session.accountId) !== subject)
    return { reason: 'other_account', page: '/accounts' }
  if (!isRecent(session, flow.authAfter)) return { reason: 'not_recent', page: '/sign-in', loginHint: session.userName }
  return { session }
}

/**
 * Whose returns to this application are counted: not those of requests that show no page (prompt=none), and not while
 * the person goes on from one of our pages. Tabs that are opened together come before any of them was answered.
 */
function returning(ctx: KoaContextWithOIDC) {
  const { resumed, jar, begun } = stateOf(ctx)
  const { clientId } = ctx.oidc.client as Client
  if (resumed || ctx.oidc.prompts.has('none') || !jar.browserHash) return undefined
  return { browserHash: jar.browserHash, clientId, sinceMs: performance.now() - begun }
}

/** The third return within a minute ends here: the page says why, and nobody is sent round once more. */
async function breakLoop(deps: SessionDeps, ctx: KoaContextWithOIDC): Promise<void> {
  const state = stateOf(ctx)
  const who = returning(ctx)
  if (!who || (state.sessions[0]?.answers ?? (await countAnswers(deps.db, who))) < returnsUntilStop) return
  const held = state.sessions.map((session) => session.sessionId)
  const stop = await stopLoop(deps.db, who, held)
  if (!stop) return
  const page = `/oauth/loop?flow=${await flowOf(deps, ctx, state)}`
  state.loop = { page, clientId: who.clientId, reason: stop.reason }
  throw new errors.AccessDenied('the application sent this browser back again and again')
}

function enterWith(ctx: KoaContextWithOIDC, session: CandidateSession): void {
  const { organizationStoppedAt: since, organizationName, language } = session
  if (since) {
    const values = { org: organizationName ?? '', date: formatDate(since, language) }
    stateOf(ctx).problem = problem('org_suspended', values)
    throw new errors.AccessDenied('the organisation is not active')
  }
  useSession(ctx, session)
}
