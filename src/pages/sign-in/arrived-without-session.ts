import type { Flow } from '../../mechanisms/flows/index.ts'
import { liveSessions } from '../../mechanisms/sessions/index.ts'
import { page, redirect, type Web } from '../../platform/http/index.ts'
import { problem } from '../../platform/problems/index.ts'
import { showsCookies } from '../../steps/stale-page/index.ts'
import type { SignInDeps } from './deps.ts'
import { noCookiesPage } from './no-cookies-page.ts'

/** A page came without its flow and without any cookie. One that is kept now says that the page was only old. */
export function cookiesOff(c: Web, flow: Flow): Response {
  if (showsCookies(c)) return redirect(c, `/sign-in?flow=${encodeURIComponent(c.req.query('flow') ?? '')}`)
  return lostPage(c, flow, 'cookies', false)
}

/** After a sign-in the browser came back without its session: it keeps no cookies, or something took them away. */
export async function arrivedWithoutSession(deps: SignInDeps, c: Web, flow: Flow): Promise<Response> {
  const { jarHashes, flows } = c.get('jar')
  const [session] = await liveSessions(deps.db, jarHashes)
  if (session) return redirect(c, deps.continueTo(flow, session.sessionId))
  return lostPage(c, flow, jarHashes.length === 0 && flows.size === 0 ? 'cookies' : 'session', true)
}

function lostPage(c: Web, flow: Flow, lost: 'cookies' | 'session', signedIn: boolean): Response {
  const view = c.get('view')
  const said = lost === 'cookies' ? problem('cookies_off', { host: view.host }) : problem('session_lost')
  const shown = { again: `/sign-in?flow=${flow.id}`, flow: flow.id, lost, problem: said, signedIn }
  return page(c, noCookiesPage(view, shown), 400)
}
