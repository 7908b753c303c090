import { Hono } from 'hono'
import { visitorOf } from '../../../access/index.ts'
import { peekOnce } from '../../../mechanisms/one-time/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { type Account, findAccount } from '../../../records/accounts/index.ts'
import { findChange } from '../../../records/contests/index.ts'
import { openContest } from '../../../services/contacts/index.ts'
import type { PageDeps } from '../guard/index.ts'
import { linkPage, stateProblem } from '../takeover/index.ts'
import { changeText, maskOf } from './change-text.ts'

type UndoType = 'contact_undo' | 'password_undo'

const addresses = { contact_undo: '/account/undo', password_undo: '/account/password-undo' } as const

/**
 * "Undo this change" from a notice: works without being signed in. Opening the link changes nothing, since mail scanners
 * open links too; the button opens a contest.
 */
export function undoRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  for (const type of Object.keys(addresses) as UndoType[]) {
    routes.get(`${addresses[type]}/:token`, (c) => ask(deps, c, type))
    routes.post(`${addresses[type]}/:token`, (c) => press(deps, c, type))
  }
  return routes
}

const tokenOf = (c: Web) => c.req.param('token') ?? ''

async function ask(deps: PageDeps, c: Web, type: UndoType, refused?: Problem): Promise<Response> {
  const { db } = deps
  const seen = await peekOnce(db, type, tokenOf(c))
  const entry = seen.state === 'open' ? seen.entry : undefined
  const account = entry?.accountId ? await findAccount(db, entry.accountId) : undefined
  const change = account && (await findChange(db, account, String(entry?.data.change)))
  const state = refused ?? (await stateProblem(deps, c, seen))
  const said = state ?? (change && !change.undoneAt ? undefined : problem('link_used'))
  const view = c.get('view')
  const document = linkPage(view, {
    title: view.t('account.undo.title'),
    lead: change ? changeText(view, change.kind, await maskOf(db, account as Account, change)) : '',
    more: view.t('account.undo.lead'),
    action: `${addresses[type]}/${tokenOf(c)}`,
    button: view.t('account.undo.button'),
    repair: 'report_not_me',
    problem: said,
  })
  return page(c, document, said?.status)
}

async function press(deps: PageDeps, c: Web, type: UndoType): Promise<Response> {
  const { context, db, platform } = deps
  const shut = await stateProblem(deps, c, await peekOnce(db, type, tokenOf(c)))
  if (shut) return ask(deps, c, type, shut)
  const link = { type, token: tokenOf(c), language: c.get('language') }
  const opened = await openContest(context, visitorOf(platform, c), link)
  return opened.ok ? redirect(c, `/account/contest/${opened.ticket}`) : ask(deps, c, type, opened.problem)
}
