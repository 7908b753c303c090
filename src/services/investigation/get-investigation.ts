import { refuseUnlessMay } from '../../access/index.ts'
import { disclose, type EvidenceItem, type Level } from '../../diagnosis/index.ts'
import { type Flow, fitsRequirement } from '../../mechanisms/flows/index.ts'
import { hasLostSession, liveSessions } from '../../mechanisms/sessions/index.ts'
import { attemptLabel } from '../../platform/crypto/index.ts'
import type { Queries } from '../../platform/database/index.ts'
import { type Account, findAccountsOfContact, listContacts, maskContact } from '../../records/accounts/index.ts'
import { successHere } from '../../records/sign-in-log/index.ts'
import type { Context } from '../context.ts'
import { diagnoseSubject } from './diagnose-subject.ts'
import { unsealGoal } from './goal.ts'
import { findInvestigation, type Investigation, noteShown } from './investigations.ts'
import { levelOf } from './level.ts'
import { datedEvidence } from './observe/index.ts'
import { accountToHear, ownAttempt, type Subject } from './subject.ts'
import type { InvestigationView, Investigator, OwnAccount } from './types.ts'

export type InvestigationRequest = {
  token: string
  /** The names of our own cookies as the request has them, also one that comes twice. */
  cookies: readonly string[]
}

/** What may be said now; undefined for an unknown token. It is looked at anew each time: what is proved meanwhile counts. */
export async function getInvestigation(
  context: Context,
  actor: Investigator,
  { token, cookies }: InvestigationRequest,
): Promise<InvestigationView | undefined> {
  if (refuseUnlessMay(actor, 'diagnosis.open')) return undefined
  const { db } = context
  const { browserHash, jarHashes } = actor
  const kept = await findInvestigation(db, token, browserHash)
  if (!kept) return undefined
  const flow = unsealGoal(context, kept.flow)
  const [attempt, sessions, success, lost] = await Promise.all([
    ownAttempt(db, kept.attemptId ?? undefined, kept.browserHash ?? undefined),
    liveSessions(db, jarHashes),
    successHere(db, kept.browserHash, kept.attemptAt ?? kept.at),
    browserHash ? hasLostSession(db, browserHash, jarHashes) : false,
  ])
  const account = await accountToHear(db, { accountId: kept.accountId ?? undefined, attempt, flow, browserHash })
  const subject: Subject = { attempt, flow, account, browserHash, at: new Date() }
  const level = await levelOf(db, subject, { contact: kept.proven, sessions })
  const told = { ...kept, evidence: [...kept.evidence, ...cookieEvidence(cookies, lost, subject.at)] }
  const result = disclose(await diagnoseSubject(context, subject, level, sessions, told), level)
  const solved = kept.solvedAt !== null || (success !== undefined && kept.browserHash !== null)
  await noteShown(db, token, { level, result, browserHash, solved })
  return {
    token,
    result,
    flow,
    own: kept.own,
    attemptLabel: attempt && attemptLabel(attempt.attemptId),
    ...(await shownOf(db, account, level, kept, flow)),
    solved,
  }
}

/** What a level may see of the account itself. */
async function shownOf(
  q: Queries,
  account: Account | undefined,
  level: Level,
  kept: Investigation,
  flow: Flow | undefined,
): Promise<Pick<InvestigationView, 'masks' | 'accounts'>> {
  if (!account || level === 'T0') return { masks: [], accounts: [] }
  const masks = await masksOf(q, account)
  return { masks, accounts: level === 'T1' ? [] : await accountsShown(q, account, kept, flow) }
}

async function masksOf(q: Queries, account: Account): Promise<string[]> {
  const contacts = await listContacts(q, account)
  return contacts.filter(({ verifiedAt }) => verifiedAt).map(({ kind, value }) => maskContact(kind, value))
}

/** With a proved contact all its accounts; with a password, only the one that it opens. */
async function accountsShown(
  q: Queries,
  account: Account,
  kept: Investigation,
  flow: Flow | undefined,
): Promise<OwnAccount[]> {
  const all = kept.proven && flow?.identifier ? await findAccountsOfContact(q, flow.identifier) : []
  const own = all.some(({ accountId }) => accountId === account.accountId) ? all : [account]
  return own
    .sort((a, b) => Number(fitsRequirement(b, flow?.requirement)) - Number(fitsRequirement(a, flow?.requirement)))
    .map(({ accountId, userName, kind, organizationName, status }) => ({
      accountId,
      userName,
      kind,
      organization: organizationName ?? undefined,
      status,
    }))
}

/** What the request itself shows of this browser's memory: its own, so it may be told to anybody. */
function cookieEvidence(names: readonly string[], lost: boolean, at: Date): EvidenceItem[] {
  if (names.length === 0) return []
  // Two of one name: an older one, of another path or domain, stands before the one that counts.
  const twice = new Set(names).size < names.length
  return datedEvidence(at, [
    { name: 'old_cookie', value: twice ? 'found' : 'none', where: 'log' },
    lost && { name: 'session', value: 'lost', where: 'log' },
  ])
}
