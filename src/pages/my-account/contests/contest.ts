import { Hono } from 'hono'
import { personOf, visitorOf } from '../../../access/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { listContacts, ownIdentifier } from '../../../records/accounts/index.ts'
import { findChange, openContestOf } from '../../../records/contests/index.ts'
import {
  type ContestOfPresser,
  defendChange,
  findContestOfPresser,
  proveContest,
} from '../../../services/contacts/index.ts'
import type { AccountContext, PageDeps } from '../guard/index.ts'
import { linkPage } from '../takeover/index.ts'
import { changeText, maskOf } from './change-text.ts'
import { defencePage, presserPage } from './contest-page.ts'

const path = '/account/contest'

/** A contested change: the page of whoever pressed the undo link, and that of the person who is signed in. */
export function contestRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { guard } = deps
  routes.get(
    path,
    guard.see((c, own) => showDefence(deps, c, own)),
  )
  routes.get(
    `${path}/mine`,
    guard.see((c, own) => showDefence(deps, c, own, true), { shown: 'contest.defend' }),
  )
  routes.post(
    `${path}/mine`,
    guard.act({ page: `${path}/mine`, shown: 'contest.defend' }, (c, own) => defend(deps, c, own)),
  )
  routes.get(`${path}/:ticket`, (c) => showPresser(deps, c))
  routes.post(`${path}/:ticket`, (c) => prove(deps, c))
  return routes
}

const ticketOf = (c: Web) => c.req.param('ticket') ?? ''

async function showPresser(deps: PageDeps, c: Web, said?: Problem): Promise<Response> {
  const { db } = deps
  const found = await findContestOfPresser(db, ticketOf(c))
  if (!found) return over(c)
  const view = c.get('view')
  const { account, change, contest } = found
  const document = presserPage(view, {
    action: `${path}/${ticketOf(c)}`,
    change: changeText(view, change.kind, await maskOf(db, account, change)),
    until: deps.timeText(contest.endsAt, c.get('language')),
    outcome: contest.outcome ?? undefined,
    reset: contest.outcome === 'undone' ? await resetPath(deps, c, found) : '/reset',
    problem: said,
  })
  return page(c, document, said?.status)
}

/** Where the presser sets their own password: with the contact that they have shown, which is on the account again. */
async function resetPath({ db, flows }: PageDeps, c: Web, { account, contact }: ContestOfPresser): Promise<string> {
  const contacts = await listContacts(db, account)
  const own = contacts.find(({ contactId }) => contactId === contact.contactId)
  const identifier = own ? { kind: own.kind, value: own.value, norm: own.norm } : ownIdentifier(account, contacts)
  return identifier ? `/reset?flow=${flows.begin(c, { identifier }).id}` : '/reset'
}

async function prove(deps: PageDeps, c: Web): Promise<Response> {
  const { context, platform } = deps
  const read = await platform.form(c)
  if ('answer' in read) return read.answer
  const { password } = read.form
  if (!password) return showPresser(deps, c, problem('password_empty'))
  const shown = { ticket: ticketOf(c), password, language: c.get('language') }
  const done = await proveContest(context, visitorOf(platform, c), shown)
  if (done.ok) return redirect(c, `${path}/${ticketOf(c)}`)
  return done.problem.slug === 'link_used' ? over(c) : showPresser(deps, c, done.problem)
}

function over(c: Web): Response {
  const { t } = c.get('view')
  const said = problem('link_used')
  const document = linkPage(c.get('view'), {
    title: t('account.undo.title'),
    lead: '',
    action: '',
    button: '',
    problem: said,
  })
  return page(c, document, said.status)
}

async function showDefence(deps: PageDeps, c: Web, own: AccountContext, confirmed = false): Promise<Response> {
  const { db } = deps
  const { account } = own
  const contest = await openContestOf(db, account)
  const change = contest && (await findChange(db, account, contest.changeId))
  if (!contest || !change) return redirect(c, own.at('/account'))
  const view = c.get('view')
  const language = c.get('language')
  return page(
    c,
    defencePage(view, own, {
      change: changeText(view, change.kind, await maskOf(db, account, change)),
      at: deps.timeText(change.madeAt, language),
      until: deps.timeText(contest.endsAt, language),
      confirmed,
      done: c.req.query('done'),
    }),
  )
}

async function defend(deps: PageDeps, c: Web, own: AccountContext): Promise<Response> {
  const done = await defendChange(deps.context, personOf(deps.platform, c, own.session))
  const to = done.ok && done.open ? path : '/account'
  return redirect(c, own.at(done.ok ? `${to}?done=defended` : path))
}
