import { Hono } from 'hono'
import { setPassword } from '../../../mechanisms/authenticators/changes.ts'
import { findPassword, judgeNewPassword, suggestPassword } from '../../../mechanisms/authenticators/index.ts'
import { endAllSessions } from '../../../mechanisms/sessions/changes.ts'
import { combine, type Statement } from '../../../platform/database/index.ts'
import { type ClientFacts, page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { type Account, listContacts } from '../../../records/accounts/index.ts'
import { withdrawWaysIn } from '../takeover/index.ts'
import type { Parts, Visit } from '../visit/index.ts'
import { type CurrentPassword, checkCurrentPassword } from './check-current-password.ts'
import { type PasswordSaid, passwordPage, pausedPage } from './password-page.ts'

const path = '/account/password'

/** Changing the password, or setting one; also where password managers lead (/.well-known/change-password). */
export function passwordRoutes(parts: Parts) {
  const routes = new Hono<WebEnv>()
  const { db, door, config, hasher, tell } = parts
  const rule = { short: 8, long: 15, composition: config.passwordPreset === 'standard' }

  routes.get(
    path,
    door.see((c, visit) => show(c, visit), { fresh: true }),
  )

  routes.post(
    path,
    door.act({ page: path, fresh: true }, async (c, visit, form) => {
      const { account } = visit
      const has = (await findPassword(db, account)) !== undefined
      if (has && !form.current) return show(c, visit, { current: problem('password_empty') })
      const weak = await judge(account, form.password)
      if (weak) return show(c, visit, { password: weak })
      const checked: CurrentPassword = has
        ? await checkCurrentPassword(parts, c, visit, form.current ?? '')
        : { ok: true, clear: [] }
      if (!checked.ok) return refuse(c, visit, checked)
      const hash = await hasher.hash(form.password ?? '')
      const changed = await change(visit, has, hash, checked.clear, parts.platform.clientOf(c))
      if (!changed) return redirect(c, visit.at(path))
      return redirect(c, visit.at('/account/security?done=password'))
    }),
  )

  async function show(c: Web, visit: Visit, said: PasswordSaid = {}): Promise<Response> {
    const has = (await findPassword(db, visit.account)) !== undefined
    const suggestion = await suggestPassword()
    const document = passwordPage(c.get('view'), visit, { has, rule, suggestion, said })
    return page(c, document, (said.current ?? said.password)?.status)
  }

  async function judge(account: Account, password: string | undefined): Promise<Problem | undefined> {
    if (!password) return problem('password_empty')
    const contacts = await listContacts(db, account)
    const names = [account.fullName, account.familyName, account.givenName, account.reading, account.userName]
    const ownWords = [...names, ...contacts.map((contact) => contact.value)].filter((word) => word !== null)
    return judgeNewPassword(password, { preset: config.passwordPreset, ownWords })
  }

  function refuse(c: Web, visit: Visit, refused: CurrentPassword & { ok: false }): Promise<Response> | Response {
    const { problem: said, pausedUntil, pauseSeconds } = refused
    if (!pausedUntil && said.status !== 429) return show(c, visit, { current: said })
    const remaining = pausedUntil && Math.max(1, Math.ceil((pausedUntil.getTime() - Date.now()) / 1000))
    if (remaining) c.header('Retry-After', String(remaining))
    const clock = remaining ? { remainingSeconds: remaining, totalSeconds: pauseSeconds ?? remaining } : undefined
    return page(c, pausedPage(c.get('view'), visit, { problem: said, clock }), 429)
  }

  /** One transaction: the password, the end of all other sessions, the notices. False when there is one by now. */
  function change(
    { account, session }: Visit,
    had: boolean,
    hash: string,
    clear: Statement[],
    client: ClientFacts,
  ): Promise<boolean> {
    return db.transaction(async (tx) => {
      if (!had && (await findPassword(tx, account))) return false
      await setPassword(tx, account, hash)
      if (clear.length > 0) await tx.run(combine(clear))
      await withdrawWaysIn(tx, account.accountId)
      const others = await endAllSessions(tx, account.accountId, 'password_changed', session.sessionId)
      await parts.sessionsEnded(tx, others)
      await tell(tx, account, {
        template: 'password_changed',
        values: { device: client.device, network: client.network },
        link: { name: 'undoLink', type: 'password_undo', path: '/account/password-undo', days: 7 },
      })
      return true
    })
  }

  return routes
}
