import { auditActor, refuseUnlessMay, type Visitor } from '../../access/index.ts'
import { isEstablished } from '../../mechanisms/known-devices/index.ts'
import { issueOnce, peekOnce } from '../../mechanisms/one-time/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import { addHold, lockAccount } from '../../records/accounts/changes.ts'
import { type Account, type Contact, findAccount, findContact } from '../../records/accounts/index.ts'
import { addContest, addProof } from '../../records/contests/changes.ts'
import {
  type AccountChange,
  type Contest,
  findChange,
  findChangeOf,
  openContestOf,
  type ProofKind,
} from '../../records/contests/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { tellContestOpened } from '../notices/index.ts'
import { carryOut } from './decide-contest.ts'
import { judgeContest } from './judge-contest.ts'

/** The secret of the presser's own page about the contest is good for this long: until it is over, and to read how it ended. */
const ticketMinutes = 10 * 24 * 60

export type UndoLink = { type: 'contact_undo' | 'password_undo'; token: string; language: Language }

/**
 * "Undo this change", from a notice: the holder of the link says that somebody else made it. That opens a contest; nothing
 * is handed over yet. On an established device, or with the link of a second contact, another proof is shown with it, and
 * it may be decided at once. Pressing again, on whatever device, goes on with the same contest.
 *
 * Returns the secret of the presser's page about it. Refused with GK8002 when the link is over, its contact has no say in
 * the account any more, or the change was contested before; with GK8008 while another contest is open.
 */
export async function openContest(
  context: Context,
  actor: Visitor,
  link: UndoLink,
): Promise<Refusal | { ok: true; ticket: string }> {
  const refused = refuseUnlessMay(actor, 'contact.undo')
  if (refused) return refused
  return context.db.transaction(async (tx) => {
    const pressed = await findPressed(tx, link)
    if (!pressed) return refuse('link_used')
    const { account, contact } = pressed
    const open = await openContestOf(tx, account)
    const contest = open
      ? await join(context, tx, actor, pressed, open, link.language)
      : await begin(context, tx, actor, pressed)
    if ('ok' in contest) return contest
    const { ownerId, accountId } = account
    const data = { contest: contest.contestId, told: contact.contactId }
    return { ok: true, ticket: await issueOnce(tx, 'contest', { ownerId, accountId, minutes: ticketMinutes, data }) }
  })
}

type Pressed = { account: Account; contact: Contact; change: AccountChange }

/** The link, the contact that it was sent to, and the change that this contact may undo: a removed one only its removal. */
async function findPressed(tx: Transaction, { type, token }: UndoLink): Promise<Pressed | undefined> {
  const seen = await peekOnce(tx, type, token)
  const entry = seen.state === 'open' ? seen.entry : undefined
  if (!entry?.ownerId || !entry.accountId) return undefined
  await lockAccount(tx, { ownerId: entry.ownerId, accountId: entry.accountId })
  const account = await findAccount(tx, entry.accountId)
  const contact = account && (await findContact(tx, account, String(entry.data.told)))
  if (account?.status !== 'active' || !contact?.verifiedAt) return undefined
  const change =
    contact.standing === 'removed'
      ? await findChangeOf(tx, account, 'contact_removed', contact.contactId)
      : await findChange(tx, account, String(entry.data.change))
  const hasSay = contact.standing === 'established' || contact.standing === 'removed'
  return change && hasSay && !change.undoneAt ? { account, contact, change } : undefined
}

async function begin(context: Context, tx: Transaction, actor: Visitor, pressed: Pressed): Promise<Contest | Refusal> {
  const { account, contact, change } = pressed
  const proofs = await deviceProof(tx, actor, change)
  const { changeId } = change
  const browserHash = proofs.length > 0 ? actor.browserHash : undefined
  const contest = await addContest(tx, account, { changeId, contactId: contact.contactId, proofs, browserHash })
  if (!contest) return refuse('link_used')
  const { ownerId, accountId } = account
  const detail = { change: change.kind }
  await recordAudit(tx, { type: 'contest.opened', ownerId, accountId, actor: auditActor(actor), detail })
  if (await decideIfClear(context, tx, actor, { ...pressed, contest })) return contest
  await addHold(tx, account, { because: 'contest', proofs: ['contact'], contactId: contact.contactId })
  await endAccess(context, tx, actor, 'contest_opened', { accountId })
  await tellContestOpened(context, tx, account, contest.endsAt)
  return contest
}

/** Somebody of the same side presses too: another established contact, or the same one on another device. */
async function join(
  context: Context,
  tx: Transaction,
  actor: Visitor,
  pressed: Pressed,
  open: Contest,
  language: Language,
): Promise<Contest | Refusal> {
  const { account, contact, change } = pressed
  const contested = await findChange(tx, account, open.changeId)
  if (!contested || !isSameSide(contested, change)) {
    return refuse('contest_open', { until: formatTime(open.endsAt, language, context.config.timeZone) })
  }
  const another = contact.contactId !== open.contactId && contact.standing === 'established'
  const kinds = [...(another ? (['contact'] as const) : []), ...(await deviceProof(tx, actor, contested))]
  if (kinds.length === 0) return open
  const browserHash = kinds.includes('device') ? actor.browserHash : undefined
  const contest = (await addProof(tx, open, { side: 'proofs', kinds, browserHash })) ?? open
  await decideIfClear(context, tx, actor, { account, contact, change: contested, contest })
  return contest
}

/** What one browser changed is one side, whichever of its changes is undone. */
function isSameSide(contested: AccountChange, change: AccountChange): boolean {
  if (contested.changeId === change.changeId) return true
  return Boolean(contested.browserHash && change.browserHash?.equals(contested.browserHash))
}

/** An established device is a proof, unless the change itself was made on it. */
async function deviceProof(tx: Transaction, { browserHash }: Visitor, change: AccountChange): Promise<ProofKind[]> {
  if (!browserHash || change.browserHash?.equals(browserHash)) return []
  return (await isEstablished(tx, change.accountId, browserHash)) ? ['device'] : []
}

/** Decides a contest when what was shown is enough. Returns whether it did. */
export async function decideIfClear(
  context: Context,
  tx: Transaction,
  actor: Parameters<typeof carryOut>[2],
  found: { account: Account; contact: Contact; change: AccountChange; contest: Contest },
  over = false,
): Promise<boolean> {
  const { account, contact, change, contest } = found
  const outcome = judgeContest({
    change: [...change.shown, ...contest.defence],
    presser: contest.proofs,
    stillThere: contact.standing === 'established',
    over,
  })
  if (outcome) await carryOut(context, tx, actor, { account, contest, change }, outcome)
  return outcome !== undefined
}
