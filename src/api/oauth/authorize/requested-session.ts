import type { Client, KoaContextWithOIDC } from 'oidc-provider'
import type { AccountRequirement } from '../../../mechanisms/flows/index.ts'
import { earliestAuthTime, type Session } from '../../../mechanisms/sessions/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { findAccountsOfContact, readIdentifier } from '../../../records/accounts/index.ts'
import type { Pairwise } from '../provider/pairwise.ts'
import { stateOf } from '../provider/state.ts'
import type { RequestedSession } from './choose-session.ts'

type Deps = { db: Database; pairwise: Pairwise }

/** The subject that the application insists on: by an id token that it holds, or by the `claims` parameter. */
export function subjectAskedFor(ctx: KoaContextWithOIDC): string | undefined {
  const { resumed } = stateOf(ctx)
  if (resumed) return resumed.params['~sub']
  const hinted = ctx.oidc.entities.IdTokenHint?.payload.sub
  if (typeof hinted === 'string') return hinted
  const claims = typeof ctx.oidc.params?.claims === 'string' ? JSON.parse(ctx.oidc.params.claims) : undefined
  const value = claims?.id_token?.sub?.value
  return typeof value === 'string' ? value : undefined
}

/** Reads what an authorization request says about who should enter. */
export async function readRequestedSession(
  deps: Deps,
  ctx: KoaContextWithOIDC,
  requirement: AccountRequirement,
): Promise<RequestedSession> {
  const { params } = ctx.oidc
  const { resumed, sessions } = stateOf(ctx)
  const subject = subjectAskedFor(ctx)
  const loginHint = typeof params?.login_hint === 'string' ? params.login_hint : undefined
  return {
    requirement,
    prompts: ctx.oidc.prompts,
    isOnly:
      subject === undefined
        ? undefined
        : (session) => subjectOf(deps, ctx.oidc.client as Client, session.accountId) === subject,
    hinted: loginHint && subject === undefined ? await accountsNamed(deps.db, loginHint, sessions) : undefined,
    authAfter: resumed ? resumed.flow.authAfter : await readAuthAfter(deps.db, ctx),
  }
}

export function subjectOf({ pairwise }: Pick<Deps, 'pairwise'>, client: Client, accountId: string): string {
  return client.subjectType === 'pairwise' ? pairwise(client.sectorIdentifier as string, accountId) : accountId
}

/** A hint may be an address, a phone number or a subject. One that means nothing names nobody. */
async function accountsNamed(db: Database, hint: string, sessions: Session[]): Promise<Set<string>> {
  // Where nobody is signed in it chooses nothing, and whether it is known makes no difference at all.
  if (sessions.length === 0) return new Set()
  const read = readIdentifier(hint)
  if (!read.ok) return new Set([hint])
  const accounts = await findAccountsOfContact(db, read.identifier)
  return new Set(accounts.map((account) => account.accountId))
}

/** By the database's clock, like the time of a sign-in that it is compared with. Whole milliseconds. */
async function readAuthAfter(db: Database, ctx: KoaContextWithOIDC): Promise<number | undefined> {
  const { params, prompts } = ctx.oidc
  const maxAge = prompts.has('login') ? 0 : params?.max_age === undefined ? undefined : Number(params.max_age)
  if (maxAge === undefined) return undefined
  return earliestAuthTime(db, maxAge)
}

/** Who the page should name, if the request says so in a form that a person can read. */
export function readableHint(ctx: KoaContextWithOIDC, sessions: Session[]): string | undefined {
  const hint = ctx.oidc.params?.login_hint
  if (typeof hint !== 'string' || hint.length > 254) return undefined
  return readIdentifier(hint).ok ? hint : sessions.find((session) => session.accountId === hint)?.userName
}
