import { Hono } from 'hono'
import { peekOnce, spendOnce, withdrawOnce } from '../../../mechanisms/one-time/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import { page, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { restoreAccount } from '../../../records/accounts/changes.ts'
import { type Account, findAccount, listContacts, ownIdentifier } from '../../../records/accounts/index.ts'
import { tellAccountRestored } from '../../../services/notices/index.ts'
import { linkPage, linkProblem } from '../takeover/index.ts'
import type { Parts } from '../visit/index.ts'
import { restoredPage } from './restore-page.ts'

const type = 'restore'
const path = '/account/restore'

/** Bringing a closed account back: from the sign-in page after the right password, or from the mail. */
export function restoreRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { context, db, flows, platform } = parts

  routes.post(path, async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    return bringBack(c, read.form.ticket ?? '', read.form.flow)
  })

  routes.get(`${path}/:token`, async (c) => {
    const token = c.req.param('token')
    const seen = await peekOnce(db, type, token)
    return ask(c, token, linkProblem(parts, c, seen))
  })

  routes.post(`${path}/:token`, (c) => bringBack(c, c.req.param('token')))

  /** `flow`: where the person was going when the sign-in page said that the account is closed. */
  async function bringBack(c: Web, token: string, flow?: string): Promise<Response> {
    const account = await db.transaction((tx) => restore(tx, token))
    if (!account) return ask(c, token, linkProblem(parts, c, await peekOnce(db, type, token)) ?? problem('link_used'))
    const known = flows.open(flow)
    const identifier = known?.identifier ?? ownIdentifier(account, await listContacts(db, account))
    const going = known ? flows.change(known, { identifier }) : flows.make({ identifier })
    c.set('formActions', known?.formActions)
    return page(c, restoredPage(c.get('view'), { address: account.userName, next: `/sign-in/password?flow=${going}` }))
  }

  function ask(c: Web, token: string, said: Problem | undefined): Response {
    const { t } = c.get('view')
    const texts = { title: t('account.restore.title'), lead: t('account.restore.lead'), button: t('signIn.restore') }
    const action = `${path}/${encodeURIComponent(token)}`
    const repair = 'restore_account'
    return page(c, linkPage(c.get('view'), { ...texts, action, repair, problem: said }), said?.status)
  }

  async function restore(tx: Queries, token: string): Promise<Account | undefined> {
    const spent = await spendOnce(tx, type, token)
    const account = spent?.accountId ? await findAccount(tx, spent.accountId) : undefined
    // An account of an organisation is opened by the organisation alone.
    if (account?.kind !== 'personal' || account.status !== 'closed') return undefined
    const restored = await restoreAccount(tx, account.accountId, { kind: 'self' })
    if (!restored.ok) return undefined
    await withdrawOnce(tx, type, account.accountId)
    await tellAccountRestored(context, tx, account)
    return account
  }

  return routes
}
