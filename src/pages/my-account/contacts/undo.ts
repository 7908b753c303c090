import { Hono } from 'hono'
import { visitorOf } from '../../../access/index.ts'
import { peekOnce, spendOnce, withdrawTold } from '../../../mechanisms/one-time/index.ts'
import type { Queries, Transaction } from '../../../platform/database/index.ts'
import { page, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { disownContact, removeContact, restoreContact } from '../../../records/accounts/changes.ts'
import {
  type Account,
  type Contact,
  findAccount,
  findContact,
  listContacts,
  maskContact,
  ownIdentifier,
} from '../../../records/accounts/index.ts'
import { endAccess } from '../../../services/end-access/index.ts'
import { followName } from '../../../services/follow-name.ts'
import { tellContactAdded, tellContactRemoved, tellSignedOutEverywhere } from '../../../services/notices/index.ts'
import { linkPage, linkProblem, stateProblem } from '../takeover/index.ts'
import type { Parts } from '../visit/index.ts'
import { undonePage } from './undo-page.ts'

const type = 'contact_undo'
const base = '/account/undo'

type Undo = { change: 'added' | 'removed'; contact: string; told: string }
type Undone = { account: Account; changed: Contact; done: boolean }

/**
 * "Undo this change" from a notice about a contact (REC-23): works without being signed in. Whoever says so did not
 * make the change, so everybody is put out of the account, and a new password is offered.
 */
export function contactUndoRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { context, db, flows } = parts

  routes.get(`${base}/:token`, async (c) => {
    const token = c.req.param('token')
    const seen = await peekOnce(db, type, token)
    const { t } = c.get('view')
    const entry = seen.state === 'open' ? seen.entry : undefined
    const account = entry?.accountId ? await findAccount(db, entry.accountId) : undefined
    const undo = entry?.data as Undo | undefined
    const changed = account && undo && (await findContact(db, account, undo.contact))
    const said = (await stateProblem(parts, c, seen)) ?? (changed ? undefined : problem('link_used'))
    const mask = changed ? maskContact(changed.kind, changed.value) : ''
    const document = linkPage(c.get('view'), {
      title: t('account.undo.title'),
      lead: t(undo?.change === 'removed' ? 'account.undo.wasRemoved' : 'account.undo.wasAdded', { mask }),
      action: `${base}/${token}`,
      button: t('account.undo.button'),
      repair: 'report_not_me',
      problem: said,
    })
    return page(c, document, said?.status)
  })

  routes.post(`${base}/:token`, async (c) => {
    const token = c.req.param('token')
    const shut = await stateProblem(parts, c, await peekOnce(db, type, token))
    if (shut) return refused(c, shut)
    const undone = await db.transaction((tx) => undo(c, tx, token))
    if (!undone) return stale(c, token)
    const { account, changed, done } = undone
    const identifier = ownIdentifier(account, await listContacts(db, account))
    const reset = identifier ? `/reset?flow=${flows.begin(c, { identifier }).id}` : '/reset'
    const mask = maskContact(changed.kind, changed.value)
    return page(c, undonePage(c.get('view'), { mask, done, restored: !changed.removedAt, reset }))
  })

  async function undo(c: Web, tx: Transaction, token: string): Promise<Undone | undefined> {
    const spent = await spendOnce(tx, type, token)
    const account = spent?.accountId ? await findAccount(tx, spent.accountId) : undefined
    if (!spent || account?.status !== 'active') return undefined
    const { change, contact, told } = spent.data as Undo
    const done = change === 'added' ? await takeAway(tx, account, contact, told) : await bringBack(tx, account, contact)
    await endAccess(context, tx, visitorOf(parts.platform, c), 'takeover_reported', account)
    await tellSignedOutEverywhere(context, tx, account)
    await followName(tx, account)
    return { account, changed: (await findContact(tx, account, contact)) as Contact, done }
  }

  /** The new contact goes, with every link that was sent to it; the one that says so comes back, if it had to go. */
  async function takeAway(tx: Queries, account: Account, contactId: string, told: string): Promise<boolean> {
    if (told !== contactId) await restoreContact(tx, account, told)
    const removed = await removeContact(tx, account, contactId)
    if (!removed) return false
    await disownContact(tx, account, contactId)
    await withdrawTold(tx, account.accountId, contactId)
    const gone = { ...removed, contactId }
    await tellContactRemoved(context, tx, account, gone, (contact) => contact.contactId !== contactId)
    return true
  }

  /** Contacts that are newer than the one that comes back are not asked whether they agree: the older one wins. */
  async function bringBack(tx: Queries, account: Account, contactId: string): Promise<boolean> {
    const back = await restoreContact(tx, account, contactId)
    if (!back) return false
    await tellContactAdded(context, tx, account, back, (contact) => contact.addedAt <= back.addedAt)
    return true
  }

  async function stale(c: Web, token: string): Promise<Response> {
    return refused(c, linkProblem(parts, c, await peekOnce(db, type, token)) ?? problem('link_used'))
  }

  function refused(c: Web, said: Problem): Response {
    const { t } = c.get('view')
    const title = t('account.undo.title')
    return page(c, linkPage(c.get('view'), { title, lead: '', action: '', button: '', problem: said }), said.status)
  }

  return routes
}
