import { type Flows, waitsForApplication } from '../../mechanisms/flows/index.ts'
import { type Form, page, redirect, type Web } from '../../platform/http/index.ts'
import { problem } from '../../platform/problems/index.ts'
import { readIdentifier } from '../../records/accounts/index.ts'
import { stalePage } from './page.ts'

export type StalePageDeps = {
  flows: Flows
  secure: boolean
  /** The address at which an application begins, if it has told one. */
  startOf(clientId: string): Promise<string | undefined>
}

/** Pages on the way into an application. On all others nothing is lost when it is not known where the way leads. */
const onTheWay = /^\/(sign-in|sign-up|reset|accounts|oauth|device)(\/|$)/

/** Pages at which a way may begin too. */
const beginnings = ['/sign-in', '/sign-in/code', '/sign-up', '/reset', '/accounts']

/** Set to see whether the browser keeps it. */
const probe = 'genkan_check'

/**
 * Answers a page whose flow is not in this browser: given up for newer ones, a day old, or of another browser.
 *
 * Where an application was waiting, the person is told that the page is old (GK6003), and goes on from there: to the
 * application, or to sign in without it. What they had typed is kept, secrets are not. A browser that keeps no cookies
 * at all is told that instead (GK6001). Everywhere else the page begins anew, and undefined is returned.
 */
export function stalePages(deps: StalePageDeps) {
  return async (c: Web, id: string, form?: Form): Promise<Response | undefined> => {
    const { path } = c.req
    if (!onTheWay.test(path) || deps.flows.read(c, id)) return undefined
    if (!form && c.req.query('lost')) return undefined
    const waited = waitsForApplication(id)
    const begins = beginnings.includes(path) && !waited
    if (!form && !begins && !showsCookies(c)) return probeCookies(deps, c, id)
    return waited ? tell(deps, c, id, form) : undefined
  }
}

/** Whether the browser brought any cookie of ours. */
export function showsCookies(c: Web): boolean {
  const { jarHashes, browserHash, language, flows } = c.get('jar')
  const known = jarHashes.length > 0 || browserHash || language || flows.size > 0
  return known ? true : (c.req.header('cookie') ?? '').includes(`${probe}=`)
}

/** Sign-in says that cookies are off, unless this one comes back: then the page is only old. */
function probeCookies({ secure }: StalePageDeps, c: Web, id: string): Response {
  const attributes = `Path=/; SameSite=Lax; HttpOnly; Max-Age=60${secure ? '; Secure' : ''}`
  c.header('Set-Cookie', `${probe}=1; ${attributes}`, { append: true })
  return redirect(c, `/sign-in?flow=${encodeURIComponent(id)}&lost=off`)
}

async function tell({ flows, startOf }: StalePageDeps, c: Web, id: string, form: Form | undefined): Promise<Response> {
  const requirement = flows.gaveWay(c, id)
  const start = requirement && (await startOf(requirement.clientId))
  const said = problem('page_stale')
  const next = nextPage(flows, c, form)
  return page(c, stalePage(c.get('view'), { problem: said, app: requirement?.name, start, next }), said.status)
}

/** Where to go on without the application, for whoever was typed in the form. */
function nextPage(flows: Flows, c: Web, form: Form | undefined): string {
  const typed = readIdentifier(form?.username ?? form?.identifier ?? form?.email ?? '')
  const page = beginnings.find((each) => each !== '/sign-in' && c.req.path.startsWith(each)) ?? '/sign-in'
  if (!typed.ok) return page
  const { id } = flows.begin(c, { identifier: typed.identifier })
  return `${page === '/sign-in' ? '/sign-in/password' : page}?flow=${id}`
}
