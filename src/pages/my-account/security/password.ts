import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { findPassword, suggestPassword } from '../../../mechanisms/authenticators/index.ts'
import { type Form, page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { problem } from '../../../platform/problems/index.ts'
import { listConnectedApplications } from '../../../services/applications/index.ts'
import { changePassword } from '../../../services/credentials/index.ts'
import { type Reauthenticated, reauthenticateWithPassword } from '../../../services/sessions/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { heldPage, type PasswordSaid, passwordPage, pausedPage } from './password-page.ts'

const path = '/account/password'

/** Changing the password, or setting one; also where password managers lead (/.well-known/change-password). */
export function passwordRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { door } = parts
  // The form asks for the current one; where there is none, a code is asked for before.
  routes.get(path, async (c) => door.see((_, visit) => ask(parts, c, visit))(c))
  routes.post(
    path,
    door.act({ page: path }, (c, visit, form) => change(parts, c, visit, form)),
  )
  return routes
}

async function ask(parts: Parts, c: Web, visit: Visit): Promise<Response> {
  const { db, door } = parts
  if (visit.account.heldUntil || (await findPassword(db, visit.account))) return show(parts, c, visit)
  return door.see((inner, own) => show(parts, inner, own), { shown: 'password.set' })(c)
}

async function show(parts: Parts, c: Web, visit: Visit, said: PasswordSaid = {}): Promise<Response> {
  const { heldUntil } = visit.account
  if (heldUntil) {
    const until = parts.timeText(heldUntil, c.get('language'))
    return page(c, heldPage(c.get('view'), visit, until), c.req.method === 'POST' ? 403 : 200)
  }
  const has = (await findPassword(parts.db, visit.account)) !== undefined
  const suggestion = await suggestPassword()
  const rule = { short: 8, long: 15, composition: parts.config.passwordPreset === 'standard' }
  const person = personOf(parts.platform, c, visit.session)
  const listed = await listConnectedApplications(parts.context, person, visit.account.accountId)
  const applications = listed.ok && listed.applications.length > 0
  const document = passwordPage(c.get('view'), visit, { has, rule, suggestion, applications, said })
  return page(c, document, (said.current ?? said.password)?.status)
}

async function change(parts: Parts, c: Web, visit: Visit, form: Form): Promise<Response> {
  const { context, platform } = parts
  if (visit.account.heldUntil) return show(parts, c, visit)
  const has = (await findPassword(parts.db, visit.account)) !== undefined
  if (has && !form.current) return show(parts, c, visit, { current: problem('password_empty') })
  if (!form.password) return show(parts, c, visit, { password: problem('password_empty') })
  const person = personOf(platform, c, visit.session)
  const language = c.get('language')
  if (has) {
    const given = {
      purpose: 'password.set',
      password: form.current ?? '',
      browser: platform.browserOf(c),
      language,
    } as const
    const answer = await reauthenticateWithPassword(context, person, given)
    if (!answer.ok) return refuse(parts, c, visit, answer)
  }
  const wanted = { password: form.password, keepApplications: form.keepApplications === 'yes', language }
  const done = await changePassword(context, person, wanted)
  if (done.ok) return redirect(c, visit.at('/account/security?done=password'))
  if (done.problem.slug === 'reauthenticate')
    return parts.door.confirm(c, visit, 'password.set', { page: path, form, keep: [] })
  return show(parts, c, visit, { password: done.problem })
}

function refuse(
  parts: Parts,
  c: Web,
  visit: Visit,
  { problem: said, pausedUntil, pauseSeconds }: Reauthenticated & { ok: false },
): Promise<Response> | Response {
  if (!pausedUntil && said.status !== 429) return show(parts, c, visit, { current: said })
  const remaining = pausedUntil && Math.max(1, Math.ceil((pausedUntil.getTime() - Date.now()) / 1000))
  if (remaining) c.header('Retry-After', String(remaining))
  const clock = remaining ? { remainingSeconds: remaining, totalSeconds: pauseSeconds ?? remaining } : undefined
  return page(c, pausedPage(c.get('view'), visit, { problem: said, clock }), 429)
}
