import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import { isFamiliar } from '../../mechanisms/known-devices/index.ts'
import type { StartedSession } from '../../mechanisms/sessions/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { findAccount } from '../../records/accounts/index.ts'
import { spendAuthentication } from '../../records/authentications/changes.ts'
import { findAuthentication } from '../../records/authentications/index.ts'
import type { Observations } from '../../records/sign-in-log/index.ts'
import type { Context } from '../context.ts'
import { broughtHash, type SigningBrowser } from './browser.ts'
import { completeAuthentication } from './complete.ts'
import { isEnough } from './factors.ts'

/**
 * Makes the session of a sign-in that took several steps, at most once: of many at the same moment one gets it.
 *
 * Refused with GK6003: it is over, was finished before, or something is still needed.
 */
export async function finishAuthentication(
  context: Context,
  actor: Actor,
  finish: { id: string; browser: SigningBrowser; evidence: Observations },
): Promise<{ ok: true; session: StartedSession } | Refusal> {
  const refusal = refuseUnlessMay(actor, 'sign_in.begin')
  if (refusal) return refusal
  const { id, browser, evidence } = finish
  return context.db.transaction(async (tx) => {
    const authentication = await findAuthentication(tx, id, broughtHash(browser))
    if (!authentication || !isEnough(authentication.needed, authentication.factors)) return refuse('page_stale')
    const account = await findAccount(tx, authentication.accountId)
    if (!account || !(await spendAuthentication(tx, id))) return refuse('page_stale')
    const session = await completeAuthentication(context, tx, {
      account,
      factors: authentication.factors,
      browser,
      stay: authentication.signIn.stay,
      method: 'password',
      identifierNorm: authentication.signIn.identifier,
      clientId: authentication.signIn.clientId,
      familiar: await isFamiliar(tx, account.accountId, browser.hash),
      evidence,
      announce: true,
    })
    return { ok: true, session }
  })
}
