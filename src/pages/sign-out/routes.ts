import { Hono } from 'hono'
import { type Flows, readLocalPath } from '../../mechanisms/flows/index.ts'
import { endAllSessions, endSession, endSessionsOfJar } from '../../mechanisms/sessions/changes.ts'
import { type EndedSession, liveSessions, type Session } from '../../mechanisms/sessions/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Database, Queries, Transaction } from '../../platform/database/index.ts'
import {
  actions,
  button,
  choiceField,
  form,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  type View,
} from '../../platform/html/index.ts'
import { type Platform, page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'

export type SignOutDeps = {
  platform: Platform
  db: Database
  flows: Flows
  /** Back-channel logout, in the transaction in which the sessions end. */
  sessionsEnded(tx: Transaction, ended: EndedSession[]): Promise<void>
  /** Tells every contact, in the transaction in which the sessions end. */
  tellOfSignOut(session: Session, tx: Queries): Promise<void>
  /** Takes back what applications hold of an account. */
  revokeEverything(tx: Transaction, accountId: string): Promise<void>
}

type Done = { how: 'one' | 'browser' | 'everywhere' | 'nobody'; address: string; applications: number }

/** Sign-out: this account, all accounts of this browser, everywhere; and "start clean". */
export function signOutRoutes(deps: SignOutDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, db, flows } = deps

  routes.get('/sign-out', async (c) => {
    const sessions = await liveSessions(db, c.get('jar').jarHashes)
    if (sessions.length === 0) return page(c, donePage(c.get('view'), { how: 'nobody', address: '', applications: 0 }))
    return page(c, askPage(c.get('view'), sessions))
  })

  routes.post('/sign-out', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const sessions = await liveSessions(db, c.get('jar').jarHashes)
    const session = sessions.find((each) => each.accountId === read.form.account) ?? sessions[0]
    if (!session) return page(c, donePage(c.get('view'), { how: 'nobody', address: '', applications: 0 }))
    const how = read.form.how === 'browser' || read.form.how === 'everywhere' ? read.form.how : 'one'
    const ended = await end(c, how, session, sessions)
    const applications = new Set(ended.flatMap((each) => Object.keys(each.applications))).size
    if (how === 'browser' || sessions.length === 1)
      for (const cookie of platform.cookies.clearSessions()) c.header('Set-Cookie', cookie, { append: true })
    return page(c, donePage(c.get('view'), { how, address: session.userName, applications }))
  })

  function end(c: Web, how: Done['how'], session: Session, sessions: Session[]): Promise<EndedSession[]> {
    return db.transaction(async (tx) => {
      const gone = await endNow(c, tx, how, session)
      // Of several accounts in a browser each one has it in its own part of the audit log.
      for (const { ownerId, accountId } of how === 'browser' ? sessions : [session]) {
        const count = gone.filter((each) => each.accountId === accountId).length
        await recordAudit(tx, { type: `session.ended_${how}`, ownerId, accountId, detail: { sessions: count } })
      }
      await deps.sessionsEnded(tx, gone)
      if (how === 'everywhere') {
        await deps.revokeEverything(tx, session.accountId)
        await deps.tellOfSignOut(session, tx)
      }
      return gone
    })
  }

  async function endNow(c: Web, tx: Queries, how: Done['how'], session: Session): Promise<EndedSession[]> {
    if (how === 'everywhere') return endAllSessions(tx, session.accountId, 'signed_out_everywhere')
    if (how === 'browser') return endSessionsOfJar(tx, c.get('jar').jarHashes, 'signed_out')
    const one = await endSession(tx, session.accountId, session.sessionId, 'signed_out')
    return one ? [one] : []
  }

  routes.get('/start-clean', (c) => {
    const { t } = c.get('view')
    const flow = c.req.query('flow') ?? ''
    return page(
      c,
      layout(c.get('view'), {
        title: t('signOut.cleanTitle'),
        body: html`<p>${t('signIn.startCleanLead')}</p>${form({ action: '/start-clean', hidden: { flow } }, [
          actions([button(t('signOut.cleanTitle'), { repair: 'start_clean' })]),
        ])}`,
      }),
    )
  })

  /** Clears what Genkan keeps in this browser, and goes on to the same goal. Sessions of it end, so that nothing is left behind. */
  routes.post('/start-clean', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    await db.transaction(async (tx) =>
      deps.sessionsEnded(tx, await endSessionsOfJar(tx, c.get('jar').jarHashes, 'start_clean')),
    )
    for (const cookie of platform.cookies.clearAll()) c.header('Set-Cookie', cookie, { append: true })
    c.header('Clear-Site-Data', '"cache", "cookies", "storage"')
    return redirect(c, goal(read.form.flow))
  })

  function goal(token: string | undefined): string {
    const flow = flows.open(token)
    if (flow?.demand) return `/oauth/continue?flow=${flows.change(flow, { lost: undefined })}`
    const to = readLocalPath(flow?.to)
    return to ? `/sign-in?to=${to}` : '/sign-in'
  }

  return routes
}

function askPage(view: View, sessions: Session[]): string {
  const { t } = view
  const several = sessions.length > 1
  return layout(view, {
    title: t('signOut.title'),
    lead: several ? undefined : sessions[0]?.userName,
    body: form({ action: '/sign-out' }, [
      several &&
        choiceField(view, {
          name: 'account',
          label: t('accounts.title'),
          value: sessions[0]?.accountId,
          choices: sessions.map((session) => ({
            value: session.accountId,
            text: session.fullName,
            detail: session.userName,
          })),
        }),
      choiceField(view, {
        name: 'how',
        label: t('signOut.lead'),
        value: 'one',
        choices: [
          { value: 'one', text: t('signOut.this'), detail: several ? t('signOut.thisHint') : undefined },
          ...(several ? [{ value: 'browser', text: t('signOut.browser') }] : []),
          { value: 'everywhere', text: t('signOut.everywhere'), detail: t('signOut.everywhereHint') },
        ],
      }),
      actions([button(t('signOut.title'))]),
    ]),
  })
}

function donePage(view: View, done: Done): string {
  const { t } = view
  const { address } = done
  const said = {
    one: () => t('signOut.doneOne', { address }),
    browser: () => t('signOut.doneAll'),
    everywhere: () => t('signOut.doneEverywhere', { address }),
    nobody: () => t('signOut.doneNobody'),
  }[done.how]()
  return layout(view, {
    title: t('signOut.doneTitle'),
    body: html`${notice('done', said, { spoken: true })}${done.applications > 0 && html`<p>${t('signOut.apps', { n: done.applications })}</p>`}${actions(
      [linkButton(t('signOut.again'), '/sign-in', { look: 'primary' })],
    )}${moreLinks([html`<a href="/accounts">${t('accounts.title')}</a>`])}`,
  })
}
