import type { Account, KoaContextWithOIDC } from 'oidc-provider'
import { fitsRequirement } from '../../../mechanisms/flows/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { findAccount as findRecord } from '../../../records/accounts/index.ts'
import { type FoundAccount, type FoundArtifact, requirementOf } from '../../../services/applications/index.ts'
import { recordOf } from './clients.ts'
import { stateOf } from './state.ts'

/** Which claims each scope stands for. The reading of a name is a claim in Japanese kana (OpenID Connect Core, 5.2). */
export const claims = {
  openid: ['sub', 'auth_time', 'acr', 'amr', 'account_kind', 'organization_id', 'organization_name'],
  profile: ['name', 'family_name', 'given_name', 'name#ja-Kana-JP', 'preferred_username', 'locale'],
  email: ['email', 'email_verified'],
  phone: ['phone_number', 'phone_number_verified'],
  acr: null,
  auth_time: null,
  iss: null,
  sid: null,
}

/**
 * Gives the library the account of a request.
 *
 * Only one that came with a live session or with a value that was found may be given: both were looked up together
 * with everything that could forbid it, so there is no way to an account that is disabled, closed or shut since.
 */
export function accountFinder(db: Database) {
  return async (ctx: KoaContextWithOIDC, sub: string): Promise<Account | undefined> => {
    const { session, work } = stateOf(ctx)
    if (session?.accountId === sub) return { accountId: sub, claims: () => readClaims(db, sub) }
    const rows: FoundArtifact[] = (await Promise.all(work.found.values())).flat()
    const found = rows.find((row) => row.accountId === sub) as FoundAccount | undefined
    if (!found || !isTaken(ctx, found)) return undefined
    return { accountId: sub, claims: async () => claimsOf(found) }
  }
}

/** An application that takes fewer accounts now gets nothing more with what it was given before. */
function isTaken(ctx: KoaContextWithOIDC, account: FoundAccount): boolean {
  const { client } = ctx.oidc
  return !client || fitsRequirement(account, requirementOf(recordOf(ctx, client)))
}

async function readClaims(db: Database, sub: string) {
  const account = await findRecord(db, sub)
  return account ? claimsOf({ ...account, contacts: null }) : { sub }
}

/** All there are; the library picks those that were asked for and allowed. */
function claimsOf(account: FoundAccount) {
  return {
    sub: account.accountId,
    account_kind: account.kind,
    ...(account.kind === 'organization' && {
      organization_id: account.ownerId,
      organization_name: account.organizationName,
    }),
    name: account.fullName,
    ...(account.familyName && { family_name: account.familyName }),
    ...(account.givenName && { given_name: account.givenName }),
    ...(account.reading && { 'name#ja-Kana-JP': account.reading }),
    preferred_username: account.userName,
    locale: account.language,
    ...contactClaims(account),
  }
}

/** Only proven contacts are claims: applications join accounts by them, whatever `email_verified` says. */
function contactClaims({ contacts, userName }: FoundAccount) {
  const pick = (kind: 'email' | 'phone') => {
    const ofKind = (contacts ?? []).filter((contact) => contact.kind === kind)
    return ofKind.find((contact) => contact.value === userName) ?? ofKind[0]
  }
  const email = pick('email')
  const phone = pick('phone')
  return {
    ...(email && { email: email.value, email_verified: true }),
    ...(phone && { phone_number: phone.value, phone_number_verified: true }),
  }
}
