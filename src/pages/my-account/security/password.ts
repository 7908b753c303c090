import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { findPassword, suggestPassword } from '../../../mechanisms/authenticators/index.ts'
import { type Form, page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { problem } from '../../../platform/problems/index.ts'
import { listConnectedApplications } from '../../../services/applications/index.ts'
import { changePassword } from '../../../services/credentials/index.ts'
import { type Reauthenticated, reauthenticateWithPassword } from '../../../services/sessions/index.ts'
import type { AccountContext, PageDeps } from '../guard/index.ts'
import { heldPage, type PasswordSaid, passwordPage, pausedPage } from './password-page.ts'

const path = '/account/password'

/** Changing the password, or setting one; also where password managers lead (/.well-known/change-password). */
export function passwordRoutes(deps: PageDeps) {
  const routes = new Hono<WebEnv>()
  const { guard } = deps
  // The form asks for the current one; where there is none, a code is asked for before.
  routes.get(path, async (c) => guard.see((_, own) => ask(deps, c, own))(c))
  routes.post(
    path,
    guard.act({ page: path }, (c, own, form) => change(deps, c, own, form)),
  )
  return routes
}

async function ask(deps: PageDeps, c: Web, own: AccountContext): Promise<Response> {
  const { db, guard } = deps
  if (own.account.heldUntil || (await findPassword(db, own.account))) return show(deps, c, own)
  return guard.see((inner, own) => show(deps, inner, own), { shown: 'password.set' })(c)
}

async function show(deps: PageDeps, c: Web, own: AccountContext, said: PasswordSaid = {}): Promise<Response> {
  const { heldUntil } = own.account
  if (heldUntil) {
    const until = deps.timeText(heldUntil, c.get('language'))
    return page(c, heldPage(c.get('view'), own, until), c.req.method === 'POST' ? 403 : 200)
  }
  const has = (await findPassword(deps.db, own.account)) !== undefined
  const suggestion = await suggestPassword()
  const rule = { short: 8, long: 15, composition: deps.config.passwordPreset === 'standard' }
  const person = personOf(deps.platform, c, own.session)
  const listed = await listConnectedApplications(deps.context, person, own.account.accountId)
  const applications = listed.ok && listed.applications.length > 0
  const document = passwordPage(c.get('view'), own, { has, rule, suggestion, applications, said })
  return page(c, document, (said.current ?? said.password)?.status)
}

async function change(deps: PageDeps, c: Web, own: AccountContext, form: Form): Promise<Response> {
  const { context, platform } = deps
  if (own.account.heldUntil) return show(deps, c, own)
  const has = (await findPassword(deps.db, own.account)) !== undefined
  if (has && !form.current) return show(deps, c, own, { current: problem('password_empty') })
  if (!form.password) return show(deps, c, own, { password: problem('password_empty') })
  const person = personOf(platform, c, own.session)
  const language = c.get('language')
  if (has) {
    const given = {
      purpose: 'password.set',
      password: form.current ?? '',
      browser: platform.browserOf(c),
      language,
    } as const
    const answer = await reauthenticateWithPassword(context, person, given)
    if (!answer.ok) return refuse(deps, c, own, answer)
  }
  const wanted = { password: form.password, keepApplications: form.keepApplications === 'yes', language }
  const done = await changePassword(context, person, wanted)
  if (done.ok) return redirect(c, own.at('/account/security?done=password'))
  if (done.problem.slug === 'reauthenticate')
    return deps.guard.confirm(c, own, 'password.set', { page: path, form, keep: [] })
  return show(deps, c, own, { password: done.problem })
}

function refuse(
  deps: PageDeps,
  c: Web,
  own: AccountContext,
  { problem: said, pausedUntil, pauseSeconds }: Reauthenticated & { ok: false },
): Promise<Response> | Response {
  if (!pausedUntil && said.status !== 429) return show(deps, c, own, { current: said })
  const remaining = pausedUntil && Math.max(1, Math.ceil((pausedUntil.getTime() - Date.now()) / 1000))
  if (remaining) c.header('Retry-After', String(remaining))
  const clock = remaining ? { remainingSeconds: remaining, totalSeconds: pauseSeconds ?? remaining } : undefined
  return page(c, pausedPage(c.get('view'), own, { problem: said, clock }), 429)
}
