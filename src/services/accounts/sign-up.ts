import { type Actor, auditActor, refuseUnlessMay } from '../../access/index.ts'
import { setPassword } from '../../mechanisms/authenticators/changes.ts'
import { spendChallenge } from '../../mechanisms/one-time/index.ts'
import type { StartedSession } from '../../mechanisms/sessions/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { insertAccount } from '../../records/accounts/changes.ts'
import type { Identifier } from '../../records/accounts/index.ts'
import type { Observations } from '../../records/sign-in-log/index.ts'
import { completeAuthentication, factorOf, type SigningBrowser } from '../authentication/index.ts'
import type { Context } from '../context.ts'

export type SignUp = {
  /** The answered question to the address; it is spent by this. */
  challenge: string
  identifier: Identifier
  fullName: string
  familyName?: string | undefined
  givenName?: string | undefined
  reading?: string | undefined
  language: Language
  /** Judged before; undefined for an account without a password. */
  password: string | undefined
  browser: SigningBrowser
  clientId?: string | undefined
  evidence: Observations
}

/**
 * Makes a personal account for the person who has proved the address: the account, its contact, its password and its
 * first session are there, or none of it, and at most once.
 *
 * Refused with GK6003: the proof was used, is too old, or somebody else proved the address in the same moment.
 */
export async function signUp(
  context: Context,
  actor: Actor,
  signUp: SignUp,
): Promise<{ ok: true; session: StartedSession } | Refusal> {
  const refusal = refuseUnlessMay(actor, 'account.sign_up')
  if (refusal) return refusal
  const { identifier, password, browser } = signUp
  const hash = password === undefined ? undefined : await context.hasher.hash(password)
  return context.db.transaction(async (tx) => {
    if (!(await spendChallenge(tx, signUp.challenge))) return refuse('page_stale')
    const { fullName, familyName, givenName, reading, language } = signUp
    const entry = { identifier, fullName, familyName, givenName, reading, language, verified: true }
    const account = await insertAccount(tx, entry)
    if (!account) return refuse('page_stale')
    const { ownerId, accountId, kind } = account
    await recordAudit(tx, { type: 'account.created', ownerId, accountId, actor: auditActor(actor), detail: { kind } })
    if (hash) await setPassword(tx, account, hash)
    const session = await completeAuthentication(context, tx, {
      account,
      factors: [factorOf('email_code')],
      browser,
      stay: false,
      method: 'sign_up',
      identifierNorm: identifier.norm,
      clientId: signUp.clientId,
      familiar: false,
      evidence: signUp.evidence,
      // The person made the account on this very browser a moment ago: there is nothing to tell.
      announce: false,
    })
    return { ok: true, session }
  })
}
