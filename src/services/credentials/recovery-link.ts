import { isAsleep } from '../../mechanisms/known-devices/index.ts'
import { issueOnce } from '../../mechanisms/one-time/index.ts'
import { nilUuid } from '../../platform/crypto/index.ts'
import type { Context } from '../context.ts'

const linkMinutes = 60
const nobody = { ownerId: nilUuid, accountId: nilUuid }

/**
 * For an account that nobody has entered for a year: the link to its recovery form, which is mailed instead of a code. Its
 * address may be somebody else's by now. Undefined for all others; for an address that nobody has the same is looked up.
 */
export async function recoveryLink(
  { db, config }: Context,
  recipient: { ownerId: string; accountId: string; contactId: string } | undefined,
): Promise<string | undefined> {
  const asleep = await isAsleep(db, recipient ?? nobody)
  if (!recipient || !asleep) return undefined
  const { ownerId, accountId, contactId } = recipient
  const data = { because: 'asleep', told: contactId }
  return `${config.url}/recovery/${await issueOnce(db, 'recovery', { ownerId, accountId, minutes: linkMinutes, data })}`
}
