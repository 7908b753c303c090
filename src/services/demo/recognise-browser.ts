import { rememberStatement } from '../../mechanisms/known-devices/index.ts'
import { uuidv7 } from '../../platform/crypto/index.ts'
import { combine } from '../../platform/database/index.ts'
import { findAccountsOfContact, type Identifier } from '../../records/accounts/index.ts'
import { attemptStatement } from '../../records/sign-in-log/index.ts'
import type { Context } from '../context.ts'
import { localModeOnly } from './local-mode-only.ts'
import { forgetTries, setVisitAge } from './queries.ts'

/** Makes this browser one that signed in to an account of the demo a month ago; its own tries are forgotten. */
export async function recogniseBrowser(
  context: Pick<Context, 'db' | 'keys' | 'config'>,
  identifier: Identifier,
  browserHash: Buffer,
): Promise<void> {
  localModeOnly(context)
  const { db, keys } = context
  const [account] = await findAccountsOfContact(db, identifier)
  if (!account) return
  const { ownerId, accountId } = account
  const attemptId = uuidv7()
  const attempt = attemptStatement({
    attemptId,
    ownerId,
    accountId,
    identifierHmac: keys.for('sign-in-log').hmac(identifier.norm),
    browserHash,
    method: 'password',
    outcome: 'success',
    familiar: true,
    device: '—',
    network: 'unknown',
    evidence: {},
  })
  await db.run(forgetTries(accountId, browserHash))
  await db.run(combine([rememberStatement({ ownerId, accountId, browserHash }), attempt]))
  await setVisitAge(db, accountId, browserHash, attemptId)
}
