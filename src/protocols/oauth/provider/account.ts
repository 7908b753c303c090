import type { Account, KoaContextWithOIDC } from 'oidc-provider'
import type { Database } from '../../../platform/database/index.ts'
import { findAccount as findRecord, listContacts } from '../../../records/accounts/index.ts'
import type { Found, FoundAccount } from '../storage/index.ts'
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

const contactClaims = new Set(['email', 'email_verified', 'phone_number', 'phone_number_verified'])

/**
 * Gives the library the account of a request.
 *
 * Only one that came with a live session or with a value that was found may be given: both were looked up together
 * with everything that could forbid it, so there is no way to an account that is disabled, closed or shut since.
 */
export function accountFinder(db: Database) {
  return async (ctx: KoaContextWithOIDC, sub: string): Promise<Account | undefined> => {
    const { session, work } = stateOf(ctx)
    if (session?.accountId === sub) return { accountId: sub, claims: async () => readClaims(db, sub, [], undefined) }
    const rows: Found[] = (await Promise.all(work.found.values())).flat()
    const found = rows.find((row) => row.accountId === sub) as FoundAccount | undefined
    if (!found) return undefined
    return { accountId: sub, claims: async (_use, scope, asked) => readClaims(db, sub, wantedBy(scope, asked), found) }
  }
}

function wantedBy(scope: string, asked: Record<string, unknown>): string[] {
  const scopes = scope.split(' ')
  return [
    ...(scopes.includes('email') ? ['email'] : []),
    ...(scopes.includes('phone') ? ['phone_number'] : []),
    ...Object.keys(asked),
  ]
}

async function readClaims(db: Database, sub: string, wanted: string[], known: FoundAccount | undefined) {
  const account = known ?? (await findRecord(db, sub))
  if (!account) return { sub }
  return {
    sub,
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
    ...(wanted.some((claim) => contactClaims.has(claim)) && (await readContacts(db, account))),
  }
}

/** Only proven contacts are claims: applications join accounts by them, whatever `email_verified` says. */
async function readContacts(db: Database, account: { ownerId: string; accountId: string; userName: string }) {
  const proven = (await listContacts(db, account)).filter((contact) => contact.verifiedAt)
  const pick = (kind: 'email' | 'phone') => {
    const ofKind = proven.filter((contact) => contact.kind === kind)
    return ofKind.find((contact) => contact.value === account.userName) ?? ofKind[0]
  }
  const email = pick('email')
  const phone = pick('phone')
  return {
    ...(email && { email: email.value, email_verified: true }),
    ...(phone && { phone_number: phone.value, phone_number_verified: true }),
  }
}
