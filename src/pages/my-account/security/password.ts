import { Hono } from 'hono'
import { personOf } from '../../../access/index.ts'
import { findPassword, suggestPassword } from '../../../mechanisms/authenticators/index.ts'
import { type Form, page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { problem } from '../../../platform/problems/index.ts'
import { changePassword } from '../../../services/credentials/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { type CurrentPassword, checkCurrentPassword } from './check-current-password.ts'
import { type PasswordSaid, passwordPage, pausedPage } from './password-page.ts'

const path = '/account/password'

/** Changing the password, or setting one; also where password managers lead (/.well-known/change-password). */
export function passwordRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { door } = parts
  routes.get(
    path,
    door.see((c, visit) => show(parts, c, visit), { fresh: true }),
  )
  routes.post(
    path,
    door.act({ page: path, fresh: true }, (c, visit, form) => change(parts, c, visit, form)),
  )
  return routes
}

async function show(parts: Parts, c: Web, visit: Visit, said: PasswordSaid = {}): Promise<Response> {
  const has = (await findPassword(parts.db, visit.account)) !== undefined
  const suggestion = await suggestPassword()
  const rule = { short: 8, long: 15, composition: parts.config.passwordPreset === 'standard' }
  const document = passwordPage(c.get('view'), visit, { has, rule, suggestion, said })
  return page(c, document, (said.current ?? said.password)?.status)
}

async function change(parts: Parts, c: Web, visit: Visit, form: Form): Promise<Response> {
  const { context, platform } = parts
  const { account } = visit
  const has = (await findPassword(parts.db, account)) !== undefined
  if (has && !form.current) return show(parts, c, visit, { current: problem('password_empty') })
  if (!form.password) return show(parts, c, visit, { password: problem('password_empty') })
  const checked: CurrentPassword = has ? await checkCurrentPassword(parts, c, visit, form.current ?? '') : { ok: true }
  if (!checked.ok) return refuse(parts, c, visit, checked)
  const wanted = { account, password: form.password, first: !has }
  const done = await changePassword(context, personOf(platform, c, visit.session), wanted)
  if (!done.ok) return show(parts, c, visit, { password: done.problem })
  return redirect(c, visit.at(done.changed ? '/account/security?done=password' : path))
}

function refuse(
  parts: Parts,
  c: Web,
  visit: Visit,
  { problem: said, pausedUntil, pauseSeconds }: CurrentPassword & { ok: false },
): Promise<Response> | Response {
  if (!pausedUntil && said.status !== 429) return show(parts, c, visit, { current: said })
  const remaining = pausedUntil && Math.max(1, Math.ceil((pausedUntil.getTime() - Date.now()) / 1000))
  if (remaining) c.header('Retry-After', String(remaining))
  const clock = remaining ? { remainingSeconds: remaining, totalSeconds: pauseSeconds ?? remaining } : undefined
  return page(c, pausedPage(c.get('view'), visit, { problem: said, clock }), 429)
}
