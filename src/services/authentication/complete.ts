import { rememberStatement } from '../../mechanisms/known-devices/index.ts'
import { newSession } from '../../mechanisms/sessions/changes.ts'
import type { StartedSession } from '../../mechanisms/sessions/index.ts'
import { uuidv7 } from '../../platform/crypto/index.ts'
import { combine, type Queries, type Statement } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { attemptStatement, type Observations } from '../../records/sign-in-log/index.ts'
import type { Context } from '../context.ts'
import { newBrowserStatements } from '../notices/index.ts'
import type { SigningBrowser } from './browser.ts'
import { amrOf, type PassedFactor } from './factors.ts'

/** A sign-in of which everything that was needed has passed. */
export type Completion = {
  account: { ownerId: string; accountId: string; language: Language }
  factors: readonly PassedFactor[]
  browser: SigningBrowser
  stay: boolean
  /** How the sign-in log calls the way that was taken. */
  method: 'password' | 'code' | 'reset' | 'sign_up' | 'way_in'
  /** What was typed; kept as an HMAC. */
  identifierNorm: string
  clientId?: string | undefined
  /** The browser signed in to this account before and is trusted. */
  familiar: boolean
  evidence: Observations
  attemptId?: string
  /** Whether the contacts hear of a browser that is not familiar. Not where another notice of this act says it. */
  announce: boolean
  /** What else is written with it, or not at all. */
  more?: Statement[]
}

/**
 * Makes the session: nothing else in Genkan does. With it, in one statement, the browser is remembered, the attempt is
 * logged, and the contacts are told of a browser that the account was never used on.
 */
export async function completeAuthentication(
  context: Context,
  q: Queries,
  completion: Completion,
): Promise<StartedSession> {
  const { account, browser, factors, familiar } = completion
  const session = newSession({
    ownerId: account.ownerId,
    accountId: account.accountId,
    amr: amrOf(factors),
    stay: completion.stay,
    ...browser.client,
    browserHash: browser.hash,
    openJar: browser.openJar,
    stayJar: browser.stayJar,
  })
  const announced =
    completion.announce && !familiar ? await newBrowserStatements(context, q, account, browser.client) : []
  await q.run(
    combine([
      ...(completion.more ?? []),
      rememberStatement({ ...account, browserHash: browser.hash, clientId: completion.clientId }),
      attemptStatement(logged(context, completion)),
      ...announced,
      ...session.statements,
    ]),
  )
  return session
}

function logged({ keys }: Context, { account, browser, ...completion }: Completion) {
  return {
    attemptId: completion.attemptId ?? uuidv7(),
    ownerId: account.ownerId,
    accountId: account.accountId,
    identifierHmac: keys.for('sign-in-log').hmac(completion.identifierNorm),
    browserHash: browser.hash,
    clientId: completion.clientId,
    method: completion.method,
    outcome: 'success' as const,
    familiar: completion.familiar,
    device: browser.client.device,
    network: browser.client.network,
    evidence: completion.evidence,
  }
}
