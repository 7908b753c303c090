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
import { linkPage } from '../takeover/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { changeText, maskOf } from './change-text.ts'
import { defencePage, presserPage } from './contest-page.ts'

const path = '/account/contest'

/** A contested change: the page of whoever pressed the undo link, and that of the person who is signed in. */
export function contestRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { door } = parts
  routes.get(
    path,
    door.see((c, visit) => showDefence(parts, c, visit)),
  )
  routes.get(
    `${path}/mine`,
    door.see((c, visit) => showDefence(parts, c, visit, true), { shown: 'contest.defend' }),
  )
  routes.post(
    `${path}/mine`,
    door.act({ page: `${path}/mine`, shown: 'contest.defend' }, (c, visit) => defend(parts, c, visit)),
  )
  routes.get(`${path}/:ticket`, (c) => showPresser(parts, c))
  routes.post(`${path}/:ticket`, (c) => prove(parts, c))
  return routes
}

const ticketOf = (c: Web) => c.req.param('ticket') ?? ''

async function showPresser(parts: Parts, c: Web, said?: Problem): Promise<Response> {
  const { db } = parts
  const found = await findContestOfPresser(db, ticketOf(c))
  if (!found) return over(c)
  const view = c.get('view')
  const { account, change, contest } = found
  const document = presserPage(view, {
    action: `${path}/${ticketOf(c)}`,
    change: changeText(view, change.kind, await maskOf(db, account, change)),
    until: parts.timeText(contest.endsAt, c.get('language')),
    outcome: contest.outcome ?? undefined,
    reset: contest.outcome === 'undone' ? await resetPath(parts, c, found) : '/reset',
    problem: said,
  })
  return page(c, document, said?.status)
}

/** Where the presser sets their own password: with the contact that they have shown, which is on the account again. */
async function resetPath({ db, flows }: Parts, c: Web, { account, contact }: ContestOfPresser): Promise<string> {
  const contacts = await listContacts(db, account)
  const own = contacts.find(({ contactId }) => contactId === contact.contactId)
  const identifier = own ? { kind: own.kind, value: own.value, norm: own.norm } : ownIdentifier(account, contacts)
  return identifier ? `/reset?flow=${flows.begin(c, { identifier }).id}` : '/reset'
}

async function prove(parts: Parts, c: Web): Promise<Response> {
  const { context, platform } = parts
  const read = await platform.form(c)
  if ('answer' in read) return read.answer
  const { password } = read.form
  if (!password) return showPresser(parts, c, problem('password_empty'))
  const shown = { ticket: ticketOf(c), password, language: c.get('language') }
  const done = await proveContest(context, visitorOf(platform, c), shown)
  if (done.ok) return redirect(c, `${path}/${ticketOf(c)}`)
  return done.problem.slug === 'link_used' ? over(c) : showPresser(parts, c, done.problem)
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

async function showDefence(parts: Parts, c: Web, visit: Visit, confirmed = false): Promise<Response> {
  const { db } = parts
  const { account } = visit
  const contest = await openContestOf(db, account)
  const change = contest && (await findChange(db, account, contest.changeId))
  if (!contest || !change) return redirect(c, visit.at('/account'))
  const view = c.get('view')
  const language = c.get('language')
  return page(
    c,
    defencePage(view, visit, {
      change: changeText(view, change.kind, await maskOf(db, account, change)),
      at: parts.timeText(change.madeAt, language),
      until: parts.timeText(contest.endsAt, language),
      confirmed,
      done: c.req.query('done'),
    }),
  )
}

async function defend(parts: Parts, c: Web, visit: Visit): Promise<Response> {
  const done = await defendChange(parts.context, personOf(parts.platform, c, visit.session))
  const to = done.ok && done.open ? path : '/account'
  return redirect(c, visit.at(done.ok ? `${to}?done=defended` : path))
}
