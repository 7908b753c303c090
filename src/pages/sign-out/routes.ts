import { Hono } from 'hono'
import { personOf, visitorOf } from '../../access/index.ts'
import { type Flows, readLocalPath } from '../../mechanisms/flows/index.ts'
import { liveSessions } from '../../mechanisms/sessions/index.ts'
import { type Platform, page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import type { Context } from '../../services/context.ts'
import { cleanBrowser, type SignOutScope, signOut } from '../../services/sessions/index.ts'
import { askPage, cleanedPage, cleanPage, donePage, type SignedOut } from './pages.ts'

export type SignOutDeps = { platform: Platform; flows: Flows; context: Context }

/** Sign-out: this account, all accounts of this browser, everywhere; and "start clean". */
export function signOutRoutes(deps: SignOutDeps) {
  const routes = new Hono<WebEnv>()
  routes.get('/sign-out', (c) => ask(deps, c))
  routes.post('/sign-out', (c) => leave(deps, c))
  routes.get('/start-clean', (c) => page(c, cleanPage(c.get('view'), c.req.query('flow') ?? '')))
  routes.post('/start-clean', (c) => clean(deps, c))
  routes.post('/start-clean/go', (c) => goOn(deps, c))
  return routes
}

const nobody: SignedOut = { scope: 'nobody', address: '', applications: 0 }

async function ask({ context }: SignOutDeps, c: Web): Promise<Response> {
  const sessions = await liveSessions(context.db, c.get('jar').jarHashes)
  return page(c, sessions.length > 0 ? askPage(c.get('view'), sessions) : donePage(c.get('view'), nobody))
}

async function leave({ platform, flows, context }: SignOutDeps, c: Web): Promise<Response> {
  const read = await platform.form(c)
  if ('answer' in read) return read.answer
  const sessions = await liveSessions(context.db, c.get('jar').jarHashes)
  const session = sessions.find((each) => each.accountId === read.form.account) ?? sessions[0]
  if (!session) return page(c, donePage(c.get('view'), nobody))
  const scope = readScope(read.form.how)
  const { language, userName: address } = session
  const left = await signOut(context, personOf(platform, c, session), { scope, language, here: sessions })
  if (!left.ok) return platform.problemPage(c, left.problem)
  if (scope === 'browser' || sessions.length === 1)
    for (const cookie of platform.cookies.clearSessions()) c.header('Set-Cookie', cookie, { append: true })
  // Whoever comes to this browser next does not see where somebody was going, and with which address.
  if (scope !== 'one') flows.drop(c)
  return page(c, donePage(c.get('view'), { scope, address, applications: left.applications }))
}

function readScope(how: string | undefined): SignOutScope {
  return how === 'browser' || how === 'everywhere' ? how : 'one'
}

/** Clears what Genkan keeps in this browser, and goes on to the same goal. Sessions of it end, so that nothing is left behind. */
async function clean({ platform, flows, context }: SignOutDeps, c: Web): Promise<Response> {
  const read = await platform.form(c)
  if ('answer' in read) return read.answer
  await cleanBrowser(context, visitorOf(platform, c))
  const flow = flows.read(c, read.form.flow)
  flows.drop(c)
  for (const cookie of platform.cookies.clearAll()) c.header('Set-Cookie', cookie, { append: true })
  c.header('Clear-Site-Data', '"cache", "cookies", "storage"')
  // The browser has nothing now and is about to forget what comes with this answer: only the page can keep the goal.
  if (flow?.requirement) return page(c, cleanedPage(c.get('view'), flows.seal({ ...flow, lost: undefined })))
  const to = readLocalPath(flow?.to)
  return redirect(c, to ? `/sign-in?to=${to}` : '/sign-in')
}

/** From the page that was left after cleaning, to the application that waits: only a form of ours can bring a goal. */
async function goOn({ platform, flows }: SignOutDeps, c: Web): Promise<Response> {
  const read = await platform.form(c)
  if ('answer' in read) return read.answer
  const flow = flows.unseal(read.form.goal ?? '')
  return redirect(c, flow?.requirement ? `/oauth/continue?flow=${flows.change(c, flow, {}).id}` : '/sign-in')
}
