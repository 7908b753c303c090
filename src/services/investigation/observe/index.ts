import { type EvidenceItem, type Level, reaches } from '../../../diagnosis/index.ts'
import { knownAccounts } from '../../../mechanisms/known-devices/index.ts'
import type { Session } from '../../../mechanisms/sessions/index.ts'
import { type Database, DatabaseUnavailable, type Queries } from '../../../platform/database/index.ts'
import { organizationOfDomain } from '../../../records/organizations/index.ts'
import { lastStop } from '../../../records/redirect-loops/index.ts'
import type { Subject } from '../subject.ts'
import { observeAccount } from './account.ts'
import { domainOf } from './address.ts'
import { observeAttempt } from './attempt.ts'
import { observeBrowser } from './browser.ts'
import { datedEvidence } from './dated-evidence.ts'
import { observeMessageServices, observeQuestion, observeReceipts } from './delivery.ts'
import { observeLog } from './sign-in-log.ts'

export { changeEvidence } from './account.ts'
export { pageEvidence, pauseBand, triesBand } from './attempt.ts'
export { type BrowserSide, observeBrowser } from './browser.ts'
export { datedEvidence, type UndatedEvidence } from './dated-evidence.ts'

export type ObserveContext = {
  db: Database
  log: { warn(facts: object, message: string): void }
}

type Observer = readonly [name: string, run: () => Promise<EvidenceItem[]>]

/**
 * Everything that Genkan already knows and this level may hear, as evidence.
 *
 * Accounts are looked at from T1 on: for a stranger the same statements run whether or not the identifier is
 * anybody's. An observer that fails leaves its items out; a diagnosis with less evidence is still one.
 */
export async function observe(
  context: ObserveContext,
  subject: Subject,
  level: Level,
  sessions: readonly Session[],
): Promise<EvidenceItem[]> {
  const { db } = context
  const { flow, attempt, account, browserHash, at } = subject
  const everybody: Observer[] = [
    ['attempt', () => observeAttempt(db, attempt)],
    ['browser', () => lookAtBrowser(db, subject, sessions)],
    ['messages', () => observeMessageServices(db, at)],
    ['loop', () => observeLoop(db, subject)],
    ['question', () => observeQuestion(db, flow?.challenge, browserHash, at)],
  ]
  const known: Observer[] = [
    ['account', () => observeAccount(db, subject, at)],
    ['log', () => observeLog(db, subject, at)],
    ['receipts', async () => (account ? observeReceipts(db, account.accountId, at) : [])],
  ]
  const observers = reaches(level, 'T1') ? [...everybody, ...known] : everybody
  const seen = await Promise.all(observers.map((observer) => attend(context, observer)))
  return seen.flat()
}

async function attend({ log }: ObserveContext, [name, run]: Observer): Promise<EvidenceItem[]> {
  try {
    return await run()
  } catch (fault) {
    // Without its database nothing at all can be shown: that has its own page.
    if (fault instanceof DatabaseUnavailable) throw fault
    log.warn({ err: fault, observer: name }, 'an observer of the helper failed')
    return []
  }
}

/** Why this browser kept coming back from the application in the last minutes, if it did. */
async function observeLoop(q: Queries, { flow, browserHash, at }: Subject): Promise<EvidenceItem[]> {
  const clientId = flow?.requirement?.clientId
  // Without an application that waits there is none that could send anybody round.
  const stop = browserHash && clientId ? await lastStop(q, browserHash, clientId) : undefined
  return datedEvidence(at, [{ name: 'loop', value: stop?.reason ?? 'none', where: 'log' }])
}

async function lookAtBrowser(
  db: Database,
  { flow, browserHash, at }: Subject,
  sessions: readonly Session[],
): Promise<EvidenceItem[]> {
  const domain = domainOf(flow?.identifier)
  const [known, organization] = await Promise.all([
    browserHash ? knownAccounts(db, browserHash) : [],
    domain ? organizationOfDomain(db, domain) : undefined,
  ])
  return observeBrowser({ flow, known, sessions, organization }, at)
}
