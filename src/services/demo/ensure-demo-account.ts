import { insertAccount } from '../../records/accounts/changes.ts'
import { type Account, findAccountsOfContact, type Identifier } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { localModeOnly } from './local-mode-only.ts'

export type DemoAccount = {
  identifier: Identifier
  fullName: string
  /** Undefined for a personal account. */
  organizationId: string | undefined
  /** Its address counts as proved. */
  verified: boolean
}

/** An account of the demo, made unless it is there. Throws when somebody else has its address, and outside local mode. */
export async function ensureDemoAccount(
  context: Context,
  { identifier, fullName, organizationId, verified }: DemoAccount,
): Promise<{ account: Account; fresh: boolean }> {
  localModeOnly(context)
  const accounts = await findAccountsOfContact(context.db, identifier)
  const known = accounts.find(({ ownerId, kind }) =>
    organizationId ? ownerId === organizationId : kind === 'personal',
  )
  if (known) return { account: known, fresh: false }
  const account = await context.db.transaction((tx) =>
    insertAccount(tx, { identifier, fullName, language: 'ja', verified, ...(organizationId && { organizationId }) }),
  )
  if (!account) throw new Error(`The demo needs the address ${identifier.value}, which somebody has already.`)
  return { account, fresh: true }
}
