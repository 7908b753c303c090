import { Hono } from 'hono'
import { issueOnce, peekOnce, spendOnce } from '../../../mechanisms/one-time/index.ts'
import type { Queries, Transaction } from '../../../platform/database/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Key } from '../../../platform/i18n/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { type Account, type Contact, findAccount, listContacts, maskContact } from '../../../records/accounts/index.ts'
import { ownIdentifier, type Parts } from '../visit/index.ts'
import { linkPage, linkProblem, stateProblem } from './link-page.ts'
import { shutOut } from './shut-out.ts'
import { type RecentContact, takeoverPage } from './takeover-page.ts'

export type Takeover = {
  /** One-time type of the link in the notice. */
  type: 'not_me' | 'password_undo'
  base: string
  title: Key
  lead: Key
  button: Key
  /** Why the sessions ended. */
  reason: string
  /** What else is done, in the same transaction; it writes the audit event. */
  act(tx: Queries, account: Account, told: string | undefined): Promise<void>
}

type Stopped = { account: Account; recent: RecentContact[] }

const week = 7 * 24 * 60 * 60 * 1000

/**
 * Links of notices by which a person says "this was not me": a page that changes nothing when it is opened, and a
 * button that puts everybody out and leads to a new password. Nobody needs to be signed in for it.
 */
export function takeoverRoutes(parts: Parts, takeover: Takeover): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  const { db, flows, tell } = parts
  const { type, base } = takeover

  routes.get(`${base}/:token`, async (c) => {
    const token = c.req.param('token')
    return answer(c, token, await stateProblem(parts, c, await peekOnce(db, type, token)))
  })

  routes.post(`${base}/:token`, async (c) => {
    const token = c.req.param('token')
    const shut = await stateProblem(parts, c, await peekOnce(db, type, token))
    if (shut) return answer(c, token, shut)
    const stopped = await db.transaction((tx) => stop(tx, token))
    if (!stopped)
      return answer(c, token, linkProblem(parts, c, await peekOnce(db, type, token)) ?? problem('link_used'))
    const identifier = ownIdentifier(stopped.account, await listContacts(db, stopped.account))
    const reset = identifier ? `/reset?flow=${flows.make({ identifier })}` : '/reset'
    if (stopped.recent.length === 0) return redirect(c, reset)
    return page(c, takeoverPage(c.get('view'), { recent: stopped.recent, reset }))
  })

  function answer(c: Web, token: string, said: Problem | undefined): Response {
    const { t } = c.get('view')
    const texts = { title: t(takeover.title), lead: t(takeover.lead), button: t(takeover.button) }
    const repair = 'report_not_me'
    return page(
      c,
      linkPage(c.get('view'), { ...texts, action: `${base}/${token}`, repair, problem: said }),
      said?.status,
    )
  }

  async function stop(tx: Transaction, token: string): Promise<Stopped | undefined> {
    const spent = await spendOnce(tx, type, token)
    const account = spent?.accountId ? await findAccount(tx, spent.accountId) : undefined
    if (!spent || account?.status !== 'active') return undefined
    const told = typeof spent.data.told === 'string' ? spent.data.told : undefined
    await takeover.act(tx, account, told)
    await parts.sessionsEnded(tx, await shutOut(tx, tell, account, takeover.reason))
    await parts.revokeEverything(tx, account.accountId)
    return { account, recent: await recentContacts(tx, account, told) }
  }

  /** Contacts that came lately might be the stranger's: each with a link that takes it away. */
  async function recentContacts(tx: Queries, account: Account, told: string | undefined): Promise<RecentContact[]> {
    const contacts = await listContacts(tx, account)
    const { ownerId, accountId } = account
    const recent = contacts.filter((contact) => isRecent(contact, account) && contact.contactId !== told)
    const list: RecentContact[] = []
    for (const contact of recent) {
      const data = { change: 'added', contact: contact.contactId, told: told ?? contact.contactId }
      const token = await issueOnce(tx, 'contact_undo', { ownerId, accountId, minutes: 60, data })
      list.push({ mask: maskContact(contact.kind, contact.value), path: `/account/undo/${token}` })
    }
    return list
  }

  return routes
}

function isRecent(contact: Contact, account: Account): boolean {
  return contact.addedAt > account.createdAt && Date.now() - contact.addedAt.getTime() < week
}
