import { Hono } from 'hono'
import { visitorOf } from '../../../access/index.ts'
import { peekOnce } from '../../../mechanisms/one-time/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { type Account, findAccount } from '../../../records/accounts/index.ts'
import { findChange } from '../../../records/contests/index.ts'
import { openContest } from '../../../services/contacts/index.ts'
import { linkPage, stateProblem } from '../takeover/index.ts'
import type { Parts } from '../visit/index.ts'
import { changeText, maskOf } from './change-text.ts'

type UndoType = 'contact_undo' | 'password_undo'

const addresses = { contact_undo: '/account/undo', password_undo: '/account/password-undo' } as const

/**
 * "Undo this change" from a notice: works without being signed in. Opening the link changes nothing, since mail scanners
 * open links too; the button opens a contest.
 */
export function undoRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  for (const type of Object.keys(addresses) as UndoType[]) {
    routes.get(`${addresses[type]}/:token`, (c) => ask(parts, c, type))
    routes.post(`${addresses[type]}/:token`, (c) => press(parts, c, type))
  }
  return routes
}

const tokenOf = (c: Web) => c.req.param('token') ?? ''

async function ask(parts: Parts, c: Web, type: UndoType, refused?: Problem): Promise<Response> {
  const { db } = parts
  const seen = await peekOnce(db, type, tokenOf(c))
  const entry = seen.state === 'open' ? seen.entry : undefined
  const account = entry?.accountId ? await findAccount(db, entry.accountId) : undefined
  const change = account && (await findChange(db, account, String(entry?.data.change)))
  const state = refused ?? (await stateProblem(parts, c, seen))
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

async function press(parts: Parts, c: Web, type: UndoType): Promise<Response> {
  const { context, db, platform } = parts
  const shut = await stateProblem(parts, c, await peekOnce(db, type, tokenOf(c)))
  if (shut) return ask(parts, c, type, shut)
  const link = { type, token: tokenOf(c), language: c.get('language') }
  const opened = await openContest(context, visitorOf(platform, c), link)
  return opened.ok ? redirect(c, `/account/contest/${opened.ticket}`) : ask(parts, c, type, opened.problem)
}
