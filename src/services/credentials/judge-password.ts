import { judgeNewPassword } from '../../mechanisms/authenticators/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { type Account, listContacts } from '../../records/accounts/index.ts'
import type { Context } from '../context.ts'

/** Why a person may not choose this password (GK1004, GK3009, GK3010), or undefined: their own names and addresses are no secret. */
export async function judgePassword(
  { db, config }: Pick<Context, 'db' | 'config'>,
  account: Account,
  password: string | undefined,
): Promise<Problem | undefined> {
  if (!password) return problem('password_empty')
  const contacts = await listContacts(db, account)
  const names = [account.fullName, account.familyName, account.givenName, account.reading, account.userName]
  const ownWords = [...names, ...contacts.map((contact) => contact.value)].filter((word) => word !== null)
  return judgeNewPassword(password, { preset: config.passwordPreset, ownWords })
}
