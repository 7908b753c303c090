import { rememberStatement } from '../../mechanisms/known-devices/index.ts'
import { newSession } from '../../mechanisms/sessions/changes.ts'
import { sessionsOfAccount } from '../../mechanisms/sessions/index.ts'
import { sha256, uuidv7 } from '../../platform/crypto/index.ts'
import { combine } from '../../platform/database/index.ts'
import type { ClientFacts } from '../../platform/http/index.ts'
import { type Account, caseFold } from '../../records/accounts/index.ts'
import { attemptStatement } from '../../records/sign-in-log/index.ts'
import type { Context } from '../context.ts'
import { forgetTries, setSessionAge } from './queries.ts'

/** Another browser than that of the person who tries the demo. */
export type OtherBrowser = { browserHash: Buffer; client: ClientFacts; repeated?: true }

export const stranger: OtherBrowser = {
  browserHash: sha256('demo: the browser of a stranger'),
  client: { device: 'Firefox 128 · Linux', network: '203.0.113.0/24' },
}

export const ownPhone: OtherBrowser = {
  browserHash: sha256('demo: the phone of the person'),
  client: { device: 'Safari 26 · iOS', network: '198.51.100.0/24' },
}

/** A program that sends the same old password again and again. */
export const oldPhone: OtherBrowser = {
  browserHash: sha256('demo: an old phone'),
  client: { device: 'Android', network: '198.51.100.0/24' },
  repeated: true,
}

/** Wrong passwords from another browser, as the sign-in log keeps them. */
export async function logRefusals(
  context: Context,
  account: Account,
  other: OtherBrowser,
  times: number,
): Promise<void> {
  await context.db.run(forgetTries(account.accountId, other.browserHash))
  for (let n = 0; n < times; n += 1) {
    const evidence = other.repeated && n > 0 ? { repeated: other.repeated } : {}
    await context.db.run(
      attemptOf(context, account, other, { outcome: 'refused', reason: 'GK3001', evidence }).statement,
    )
  }
}

/** A sign-in from another browser. Returns the id of its attempt. */
export async function logSuccess(context: Context, account: Account, other: OtherBrowser): Promise<string> {
  const { ownerId, accountId } = account
  const { browserHash } = other
  await context.db.run(forgetTries(accountId, browserHash))
  const { attemptId, statement } = attemptOf(context, account, other, { outcome: 'success', evidence: {} })
  await context.db.run(combine([statement, rememberStatement({ ownerId, accountId, browserHash })]))
  return attemptId
}

type Outcome = Pick<Parameters<typeof attemptStatement>[0], 'outcome' | 'reason' | 'evidence'>

function attemptOf({ keys }: Context, account: Account, { browserHash, client }: OtherBrowser, outcome: Outcome) {
  const { ownerId, accountId, userName } = account
  const attemptId = uuidv7()
  const identifierHmac = keys.for('sign-in-log').hmac(caseFold(userName))
  const known = { attemptId, ownerId, accountId, identifierHmac, browserHash, method: 'password', familiar: false }
  return { attemptId, statement: attemptStatement({ ...known, ...client, ...outcome }) }
}

/** A session that began three hours ago in another browser. */
export async function beginSession(
  { db }: Context,
  account: Account,
  { browserHash, client }: OtherBrowser,
): Promise<void> {
  const open = await sessionsOfAccount(db, account)
  if (open.some((session) => session.device === client.device)) return
  const { ownerId, accountId } = account
  const { sessionId, statements } = newSession({ ownerId, accountId, amr: ['pwd'], stay: true, ...client, browserHash })
  await db.run(combine(statements))
  await db.run(setSessionAge(sessionId, 3))
}
