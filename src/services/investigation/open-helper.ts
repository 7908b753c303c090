import { diagnose, disclose, type EvidenceItem, type Result, readEvidence, symptomOf } from '../../diagnosis/index.ts'
import { type Flow, type Flows, fitsDemand } from '../../mechanisms/flows/index.ts'
import { hasLostSession, liveSessions } from '../../mechanisms/sessions/index.ts'
import { attemptLabel, randomToken } from '../../platform/crypto/index.ts'
import type { Web } from '../../platform/http/index.ts'
import { type Account, findAccountsOfContact, listContacts, maskContact } from '../../records/accounts/index.ts'
import { type KnownAttempt, readAttemptId, successHere } from '../../records/sign-in-log/index.ts'
import { type AtHand, explainAtHand, missedOn } from './at-hand.ts'
import { priorsNow } from './learned.ts'
import { levelOf } from './level.ts'
import { type ObserveDeps, observe, seenAt, shownCode } from './observe/index.ts'
import { addTo, findInvestigation, type Investigation, insertInvestigation, noteShown } from './store.ts'
import { accountToHear, ownAttempt, type Subject } from './subject.ts'
import type { HelperService, OwnAccount, Seen, Start, Told } from './types.ts'

export type HelperDeps = ObserveDeps & { flows: Flows }

const token = /^[\w-]{43}$/

/** Opens the service behind every door of the sign-in helper. */
export function openHelper(deps: HelperDeps): HelperService {
  const { db, flows } = deps

  async function begin(c: Web, start: Start): Promise<string> {
    const { browserHash } = c.get('jar')
    const [attempt, sessions] = await Promise.all([
      ownAttempt(db, readAttemptId(start.attempt), browserHash),
      liveSessions(db, c.get('jar').jarHashes),
    ])
    // Somebody who is signed in, and stopped all the same, asks about that account.
    const signedIn = !attempt && !start.flow?.identifier && sessions.length === 1 ? sessions[0] : undefined
    const accountId = start.accountId ?? signedIn?.accountId
    const account = await accountToHear(db, { accountId, attempt, flow: start.flow, browserHash })
    // Another account's attempt says nothing about the one that was proved.
    const fitting = !start.accountId || attempt?.accountId === start.accountId
    const made = randomToken()
    await insertInvestigation(db, made, {
      browserHash,
      attemptId: fitting ? attempt?.attemptId : undefined,
      ownerId: account?.ownerId,
      accountId: account?.accountId,
      flow: start.flow && flows.change(start.flow, {}),
      proven: start.level === 'T2' && start.accountId !== undefined,
      symptom: start.symptom ?? (attempt && symptomShown(attempt)),
      evidence: start.evidence ?? [],
      // Only an attempt that failed afterwards says that what was tried did not help.
      tried: fitting && attempt && start.flow ? missedOn(start.flow, attempt.at) : [],
    })
    return made
  }

  async function look(c: Web, asked: string): Promise<Seen | undefined> {
    const { browserHash, jarHashes } = c.get('jar')
    const kept = token.test(asked) ? await findInvestigation(db, asked, browserHash) : undefined
    if (!kept) return undefined
    const flow = kept.flow ? flows.open(kept.flow) : undefined
    const at = new Date()
    const [attempt, sessions, success, lost] = await Promise.all([
      ownAttempt(db, kept.attemptId ?? undefined, kept.browserHash ?? undefined),
      liveSessions(db, jarHashes),
      successHere(db, kept.browserHash, kept.attemptAt ?? kept.at),
      browserHash ? hasLostSession(db, browserHash, jarHashes) : false,
    ])
    const account = await accountToHear(db, { accountId: kept.accountId ?? undefined, attempt, flow, browserHash })
    const subject: Subject = { attempt, flow, account, browserHash, at }
    const level = await levelOf(db, subject, { contact: kept.proven, sessions })
    const seen = await observe(deps, subject, level, sessions)
    const result = disclose(
      diagnose({
        attempt: attempt && attemptLabel(attempt.attemptId),
        symptom: kept.symptom ?? undefined,
        evidence: [...kept.evidence, ...seen, ...cookieSightings(c, lost, at)],
        asked: kept.asked,
        tried: kept.tried,
        at: at.toISOString(),
        priors: priorsNow(db),
      }),
      level,
    )
    const solved = kept.solvedAt !== null || (success !== undefined && kept.browserHash !== null)
    await noteShown(db, asked, { level, result, browserHash, solved })
    return {
      token: asked,
      result,
      flow,
      attemptLabel: attempt && attemptLabel(attempt.attemptId),
      masks: account && level !== 'T0' ? await masksOf(account) : [],
      accounts: account && (level === 'T2' || level === 'T3') ? await accountsShown(account, kept, flow) : [],
      solved,
    }
  }

  async function add(_: Web, asked: string, what: Told): Promise<boolean> {
    if (!token.test(asked)) return false
    return addTo(db, asked, {
      symptom: what.symptom,
      evidence: readEvidence(what.evidence ?? [], 'visitor'),
      asked: what.asked,
      tried: what.tried,
      notMine: what.notMine ?? false,
      person: what.person ?? false,
    })
  }

  async function masksOf(account: Account): Promise<string[]> {
    const contacts = await listContacts(db, account)
    return contacts.filter(({ verifiedAt }) => verifiedAt).map(({ kind, value }) => maskContact(kind, value))
  }

  /** With a proved contact all its accounts; with a password, only the one that it opens. */
  async function accountsShown(account: Account, kept: Investigation, flow: Flow | undefined): Promise<OwnAccount[]> {
    const all = kept.proven && flow?.identifier ? await findAccountsOfContact(db, flow.identifier) : []
    const own = all.some(({ accountId }) => accountId === account.accountId) ? all : [account]
    return own
      .sort((a, b) => Number(fitsDemand(b, flow?.demand)) - Number(fitsDemand(a, flow?.demand)))
      .map(({ accountId, userName, kind, organizationName, status }) => ({
        accountId,
        userName,
        kind,
        organization: organizationName ?? undefined,
        status,
      }))
  }

  return { begin, look, add }
}

const ownCookie = /(?:^|;\s*)((?:__Host-)?genkan_\w+)=/g

/** What the request itself shows of this browser's memory: its own, so it may be told to anybody. */
function cookieSightings(c: Web, lost: boolean, at: Date): EvidenceItem[] {
  const names = [...(c.req.header('cookie') ?? '').matchAll(ownCookie)].map(([, name]) => name)
  if (names.length === 0) return []
  // Two of one name: an older one, of another path or domain, stands before the one that counts.
  const twice = new Set(names).size < names.length
  return seenAt(at, [
    { name: 'old_cookie', value: twice ? 'found' : 'none', where: 'log' },
    lost && { name: 'session', value: 'lost', where: 'log' },
  ])
}

/** The symptom by what the page showed, never by the true reason, which would tell who has an account. */
export function symptomShown(attempt: KnownAttempt) {
  const code = shownCode(attempt)
  return code ? symptomOf(code) : undefined
}

/** What the sign-in pages borrow: the engine's answer from what they have at hand. */
export function explainer({ db }: Pick<HelperDeps, 'db'>): (hand: AtHand) => Result {
  return (hand) => explainAtHand(hand, priorsNow(db))
}
