import { Hono } from 'hono'
import { visitorOf } from '../../../access/index.ts'
import { peekOnce } from '../../../mechanisms/one-time/index.ts'
import { page, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import { listContacts, ownIdentifier } from '../../../records/accounts/index.ts'
import { restoreOwnAccount } from '../../../services/accounts/index.ts'
import type { PageDeps } from '../guard/index.ts'
import { linkPage, linkProblem } from '../takeover/index.ts'
import { restoredPage } from './restore-page.ts'

const type = 'restore'
const path = '/account/restore'

/** Bringing a closed account back: from the sign-in page after the right password, or from the mail. */
export function restoreRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { context, db, flows, platform } = deps

  routes.post(path, async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    return bringBack(c, read.form.ticket ?? '', read.form.flow)
  })

  routes.get(`${path}/:token`, async (c) => {
    const token = c.req.param('token')
    const seen = await peekOnce(db, type, token)
    return ask(c, token, linkProblem(deps, c, seen))
  })

  routes.post(`${path}/:token`, (c) => bringBack(c, c.req.param('token')))

  /** `flow`: where the person was going when the sign-in page said that the account is closed. */
  async function bringBack(c: Web, token: string, flow?: string): Promise<Response> {
    const restored = await restoreOwnAccount(context, visitorOf(platform, c), { token })
    if (!restored.ok) return ask(c, token, linkProblem(deps, c, await peekOnce(db, type, token)) ?? restored.problem)
    const { account } = restored
    const known = flows.read(c, flow)
    const identifier = known?.identifier ?? ownIdentifier(account, await listContacts(db, account))
    const going = flows.change(c, known ?? flows.resume(c, undefined, {}), { identifier })
    c.set('formActions', known?.formActions)
    const next = `/sign-in/password?flow=${going.id}`
    return page(c, restoredPage(c.get('view'), { address: account.userName, next }))
  }

  function ask(c: Web, token: string, said: Problem | undefined): Response {
    const { t } = c.get('view')
    const texts = { title: t('account.restore.title'), lead: t('account.restore.lead'), button: t('signIn.restore') }
    const action = `${path}/${encodeURIComponent(token)}`
    const repair = 'restore_account'
    return page(c, linkPage(c.get('view'), { ...texts, action, repair, problem: said }), said?.status)
  }

  return routes
}
