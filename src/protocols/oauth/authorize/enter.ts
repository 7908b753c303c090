import { type Client, errors, type KoaContextWithOIDC } from 'oidc-provider'
import { type Demand, fitsDemand } from '../../../mechanisms/flows/index.ts'
import { liveSessions, type Session } from '../../../mechanisms/sessions/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { formatDate } from '../../../platform/i18n/index.ts'
import { problem } from '../../../platform/problems/index.ts'
import { demandOf, recordOf } from '../provider/clients.ts'
import type { Pairwise } from '../provider/pairwise.ts'
import { adopt } from '../provider/session-view.ts'
import { type Entry, type Going, stateOf } from '../provider/state.ts'
import { selectEntry } from '../storage/index.ts'
import { type Choice, chooseSession, isRecent } from './choose-session.ts'
import { readWish, subjectOf } from './wish.ts'

export type EnterDeps = { db: Database; pairwise: Pairwise }

const kinds = new Set(['personal', 'organization', 'any'])

/**
 * Reads `account_kind` of a request and, since the library calls this once everything else about the request has
 * been checked and before it looks for an account, chooses the session that enters.
 */
export function accountKindReader(deps: EnterDeps) {
  return async (ctx: KoaContextWithOIDC, asked: unknown, client: Client): Promise<void> => {
    const kind = asked === undefined ? undefined : String(asked)
    const record = recordOf(client)
    if (
      kind !== undefined &&
      (!kinds.has(kind) || (record.accountKind !== 'any' && kind !== 'any' && kind !== record.accountKind))
    ) {
      throw new errors.InvalidRequest('account_kind does not fit what the client is registered for')
    }
    if ((ctx.oidc as { route?: string }).route !== 'authorization') return
    const state = stateOf(ctx)
    const demand = demandOf(record, kind)
    const { going } = state
    if (going?.cancelled) throw new errors.AccessDenied('the person went back to the application')
    state.choice = going && !going.again ? goOn(deps, ctx, going, demand) : await choose(deps, ctx, demand)
    if ('session' in state.choice) await enter(deps, ctx, state.choice.session)
    else if (state.choice.reason === 'wrong_kind')
      state.problem = problem('kind_mismatch_no_match', { app: record.name })
  }
}

async function choose(deps: EnterDeps, ctx: KoaContextWithOIDC, demand: Demand): Promise<Choice> {
  const state = stateOf(ctx)
  if (!state.going) state.sessions = await liveSessions(deps.db, state.jar.jarHashes)
  state.wish = await readWish(deps, ctx, demand)
  return chooseSession(state.sessions, state.wish)
}

/** The person has chosen; what was asked for must hold all the same, whatever page they came from. */
function goOn(deps: EnterDeps, ctx: KoaContextWithOIDC, going: Going, demand: Demand): Choice {
  const { session, flow, params, consent } = going
  if (!session) return { reason: 'no_session', page: stateOf(ctx).sessions.length > 0 ? '/accounts' : '/sign-in' }
  if (!fitsDemand(session, demand)) return { reason: 'wrong_kind', page: '/accounts' }
  const subject = params['~sub']
  if (subject && subjectOf(deps, ctx.oidc.client as Client, session.accountId) !== subject)
    return { reason: 'other_account', page: '/accounts' }
  if (!isRecent(session, flow.authAfter)) return { reason: 'not_recent', page: '/sign-in', loginHint: session.userName }
  Object.assign(ctx.oidc, {
    result: { login: { accountId: session.accountId }, ...(consent && { consent: { grantId: consent } }) },
  })
  return { session }
}

async function enter({ db }: EnterDeps, ctx: KoaContextWithOIDC, session: Session): Promise<void> {
  const state = stateOf(ctx)
  const { clientId } = ctx.oidc.client as Client
  const grantId = session.applications[clientId]?.grantId ?? null
  state.entry = await db.one<Entry>(selectEntry(session.accountId, clientId, grantId))
  if ((state.entry.organizationStatus ?? 'active') !== 'active') {
    const values = { org: session.organizationName ?? '', date: formatDate(new Date(), session.language) }
    state.problem = problem('org_suspended', values)
    throw new errors.AccessDenied('the organisation is not active')
  }
  adopt(ctx, session)
}
