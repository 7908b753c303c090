import { type Actor, refuseUnlessMay } from '../../access/index.ts'
import { usedStatement } from '../../mechanisms/authenticators/changes.ts'
import {
  authenticatorKinds,
  type BoundAuthenticator,
  boundAuthenticators,
  type Check,
} from '../../mechanisms/authenticators/index.ts'
import { clearStatements, throttleKeys } from '../../mechanisms/throttling/index.ts'
import { uuidv7 } from '../../platform/crypto/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { addFactorStatement } from '../../records/authentications/changes.ts'
import { type Authentication, findAuthentication } from '../../records/authentications/index.ts'
import { attemptStatement, type Observations } from '../../records/sign-in-log/index.ts'
import type { Context } from '../context.ts'
import { broughtHash, type SigningBrowser } from './browser.ts'
import { countAttempt } from './counted-attempt.ts'
import { factorOf, isEnough } from './factors.ts'
import { write } from './verify-password.ts'

export type FactorAttempt = {
  /** Of the unfinished sign-in. */
  id: string
  kind: string
  response: string
  browser: SigningBrowser
  evidence: Observations
  language: Language
}

/**
 * Verifies one more factor of an unfinished sign-in. The try is counted before it is checked, under the kind's own
 * counter, and given back on success or when a fault stops it.
 *
 * Returns whether everything that is needed has passed. Refused: a sign-in that is over (GK6003), a pause (GK3003), a
 * response that does not fit (GK4001).
 */
export async function verifyFactor(
  context: Context,
  actor: Actor,
  attempt: FactorAttempt,
): Promise<{ ok: true; enough: boolean } | Refusal> {
  const refusal = refuseUnlessMay(actor, 'sign_in.begin')
  if (refusal) return refusal
  const { browser, id, kind } = attempt
  const authentication = await findAuthentication(context.db, id, broughtHash(browser))
  const check = authenticatorKinds[kind]?.bound?.check
  if (!authentication || !check) return refuse('page_stale')
  const { accountId } = authentication
  const keys = throttleKeys(context.keys, {
    authenticator: kind,
    identifier: accountId,
    accountId,
    network: browser.client.address,
  })
  const fingerprint = context.hasher.fingerprint(attempt.response, `${kind} ${accountId}`)
  return countAttempt(context, { keys, fingerprint }, async (admission) => {
    if (!admission.admitted || !admission.accountAdmitted) {
      const until = admission.networkUntil ?? admission.pausedUntil ?? new Date()
      const time = formatTime(until, attempt.language, context.config.timeZone)
      return refuseFactor(context, attempt, authentication, refuse('locked_until', { time }))
    }
    const fitting = await findFitting(context, authentication, kind, check, attempt.response)
    if (!fitting)
      return refuseFactor(context, attempt, authentication, refuse('code_wrong', { n: admission.triesLeft }))
    const factor = factorOf(kind, fitting.authenticatorId)
    await write(context, [
      ...clearStatements(keys),
      usedStatement(authentication, fitting.authenticatorId, fitting.data),
      addFactorStatement(id, factor),
    ])
    return { ok: true, enough: isEnough(authentication.needed, [...authentication.factors, factor]) }
  })
}

/** Of several of one kind the one that the response fits, with what is to be stored of it from now on. */
async function findFitting(
  { db }: Context,
  authentication: Authentication,
  kind: string,
  check: Check,
  response: string,
): Promise<Pick<BoundAuthenticator, 'authenticatorId' | 'data'> | undefined> {
  const bound = await boundAuthenticators(db, authentication)
  for (const { authenticatorId, data } of bound.filter((each) => each.kind === kind)) {
    const checked = await check(data, response)
    if (checked.fits) return { authenticatorId, data: checked.data }
  }
  return undefined
}

/** The owner finds it in the history. */
async function refuseFactor(
  context: Context,
  { kind, browser, evidence }: FactorAttempt,
  { ownerId, accountId, signIn }: Authentication,
  refusal: Refusal,
): Promise<Refusal> {
  const { device, network } = browser.client
  await write(context, [
    attemptStatement({
      attemptId: uuidv7(),
      ownerId,
      accountId,
      identifierHmac: context.keys.for('sign-in-log').hmac(signIn.identifier),
      browserHash: browser.hash,
      clientId: signIn.clientId,
      method: kind,
      outcome: 'refused',
      reason: refusal.problem.code,
      familiar: false,
      device,
      network,
      evidence,
    }),
  ])
  return refusal
}
