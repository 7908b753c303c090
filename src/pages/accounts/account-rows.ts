import { type AccountRequirement, type Flow, fitsRequirement } from '../../mechanisms/flows/index.ts'
import { type KnownAccount, knownAccounts } from '../../mechanisms/known-devices/index.ts'
import { liveSessions, type Session } from '../../mechanisms/sessions/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import type { PickerRow } from '../../platform/html/index.ts'
import type { BrowserCookies } from '../../platform/http/index.ts'
import type { Language, Translate } from '../../platform/i18n/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'

/** An account of this browser: one that signed in here, with its session while it has one. */
export type AccountRow = {
  accountId: string
  ownerId: string
  kind: 'personal' | 'organization'
  userName: string
  fullName: string
  organizationName: string | null
  session?: Session | undefined
  lastUsedAt?: Date | undefined
}

/** The accounts of this browser, those with a session that are not on its list first. */
export async function accountRows(q: Queries, { jarHashes, browserHash }: BrowserCookies): Promise<AccountRow[]> {
  const [sessions, known] = await Promise.all([
    liveSessions(q, jarHashes),
    browserHash ? knownAccounts(q, browserHash) : Promise.resolve<KnownAccount[]>([]),
  ])
  const rows: AccountRow[] = known
    .filter((account) => account.status === 'active')
    .map((account) => ({ ...account, session: sessions.find((session) => session.accountId === account.accountId) }))
  const unlisted = sessions.filter((session) => !known.some((account) => account.accountId === session.accountId))
  return [...unlisted.map((session) => ({ ...session, session })), ...rows]
}

type Words = { t: Translate; language: Language; whenText(at: Date, language: Language): string }

/** As the picker shows them: the ones that fit come first; the others stay, with the reason. */
export function pickerRows(rows: readonly AccountRow[], flow: Flow, words: Words): PickerRow[] {
  return rows.map((row) => pickerRow(row, flow, words)).sort((a, b) => Number(Boolean(a.why)) - Number(Boolean(b.why)))
}

function pickerRow(row: AccountRow, flow: Flow, { t, language, whenText }: Words): PickerRow {
  const used = row.lastUsedAt && t('accounts.lastUsed', { when: whenText(row.lastUsedAt, language) })
  return {
    person: {
      address: row.userName,
      name: row.fullName,
      kind: row.kind,
      ...(row.organizationName ? { organization: row.organizationName } : {}),
    },
    value: row.accountId,
    used: [t(row.session ? 'accounts.signedIn' : 'accounts.signedOut'), used].filter(Boolean).join(' · '),
    why: reasonAgainst(row, flow, t),
  }
}

/** Why the waiting application does not take this account. */
function reasonAgainst(row: AccountRow, { requirement, accountId }: Flow, t: Translate): string | undefined {
  if (!requirement) return undefined
  const app = requirement.name
  if (accountId && accountId !== row.accountId) return t('accounts.wrongAccount', { app })
  if (fitsRequirement(row, requirement)) return undefined
  if (requirement.organizationName) return t('accounts.wrongOrganization', { app, org: requirement.organizationName })
  return t(requirement.kind === 'organization' ? 'accounts.wrongKindOrganization' : 'accounts.wrongKindPersonal', {
    app,
  })
}

/** GK2002: the account in use is of the wrong kind, and a fitting one is here; GK2003: none is. */
export function wrongKind(
  rows: readonly AccountRow[],
  requirement: AccountRequirement | undefined,
): Problem | undefined {
  const inUse = rows.find((row) => row.session)
  if (
    requirement?.kind !== 'organization' ||
    !inUse ||
    rows.some((row) => row.session && fitsRequirement(row, requirement))
  )
    return undefined
  const fitting = rows.find((row) => fitsRequirement(row, requirement))
  if (fitting) return problem('kind_mismatch', { app: requirement.name, id: inUse.userName, org_id: fitting.userName })
  return problem('kind_mismatch_no_match', { app: requirement.name })
}
