import { removePassword, setPassword } from '../../mechanisms/authenticators/changes.ts'
import type { Account } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'
import { localModeOnly } from './local-mode-only.ts'
import { setAges } from './queries.ts'

export type DemoPassword = {
  password: string
  /** The one before it, where it was changed lately. */
  former?: string | undefined
  changedHoursAgo: number
}

/** Gives an account of the demo its password, as if it had been there for so long; without one it has none. */
export async function setDemoPassword(
  context: Context,
  account: Account,
  given: DemoPassword | undefined,
): Promise<void> {
  localModeOnly(context)
  const { hasher, db } = context
  const now = given && (await hasher.hash(given.password))
  const former = given?.former && (await hasher.hash(given.former))
  await db.transaction(async (tx) => {
    await removePassword(tx, account)
    if (!given || !now) return
    if (former) await setPassword(tx, account, former)
    await setPassword(tx, account, now)
    await setAges(tx, account, given.changedHoursAgo)
  })
}
