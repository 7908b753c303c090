import { Hono } from 'hono'
import { visitorOf } from '../../access/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { type Form, page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { type Account, type Identifier, listContacts, maskContact } from '../../records/accounts/index.ts'
import { resetPassword } from '../../services/credentials/index.ts'
import { flowOf, type RecoveryDeps } from './deps.ts'
import { newPasswordPage } from './pages.ts'
import { entryOf, openProof, type Proven, showChoice, showShut } from './proof.ts'

/** After the code: which account, and its new password. */
export function resetRoutes(deps: RecoveryDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, flows } = deps

  // A code page of its own for each purpose: a code of one is none for the other.
  const proven = (c: Web, flow: Flow) => redirect(c, `/reset/password?flow=${flow.id}`)
  routes.route('/', deps.contactCodes.routes({ base: '/reset', purpose: 'reset', proven }))

  routes.get('/reset/password', async (c) => {
    const proven = await openProof(deps, c, c.req.query('flow'), 'reset')
    if (!proven) return redirect(c, '/reset')
    if (proven.shut) return showShut(deps, c, proven)
    if (!proven.account) return showChoice(c, proven, '/reset/account')
    return showNewPassword(deps, c, proven, proven.account)
  })

  routes.post('/reset/account', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const proven = await openProof(deps, c, read.form.flow, 'reset', read.form.account)
    if (!proven?.account) return redirect(c, `/reset/password?flow=${flowOf(deps, c, read.form.flow).id}`)
    return redirect(
      c,
      `/reset/password?flow=${flows.change(c, proven.flow, { accountId: proven.account.accountId }).id}`,
    )
  })

  routes.post('/reset/password', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const proven = await openProof(deps, c, read.form.flow, 'reset', read.form.account)
    if (!proven?.account || proven.shut) return redirect(c, '/reset')
    // The flow has gone on to another contact in another tab: nothing is set for one that the form did not show.
    const { id, challenge } = proven.flow
    if (read.form.question && read.form.question !== challenge) return redirect(c, `/reset/password?flow=${id}`)
    return reset(deps, c, proven, proven.account, read.form)
  })

  return routes
}

async function reset(deps: RecoveryDeps, c: Web, proven: Proven, account: Account, form: Form): Promise<Response> {
  const { context, platform } = deps
  const { flow } = proven
  const wanted = { password: form.password ?? '', language: c.get('language') }
  const done = await resetPassword(context, visitorOf(platform, c), {
    ...entryOf(deps, c, flow, account, form),
    ...wanted,
  })
  if (done.ok) {
    platform.giveSession(c, done.session)
    return redirect(c, deps.continueTo(flow, done.session.sessionId))
  }
  if (done.problem.slug === 'page_stale') return redirect(c, '/reset')
  if (done.problem.slug === 'contest_open') return showShut(deps, c, { ...proven, shut: done.problem })
  return showNewPassword(deps, c, proven, account, done.problem)
}

/** Contacts that are told of it, masked: whoever is here has proved one of them. */
async function showNewPassword(
  { db, config }: RecoveryDeps,
  c: Web,
  proven: Proven,
  account: Account,
  said?: Problem,
): Promise<Response> {
  const contacts = await listContacts(db, account)
  const told = contacts
    .filter(({ standing }) => standing === 'established')
    .map((contact) => maskContact(contact.kind, contact.value))
  const { id, challenge: question = '', identifier } = proven.flow
  const { accountId } = account
  const rule = { short: 8, long: 15, composition: config.passwordPreset === 'standard' }
  const shown = { flow: id, question, accountId, identifier: identifier as Identifier, person: account, rule, told }
  return page(c, newPasswordPage(c.get('view'), { ...shown, problem: said }), said?.status)
}
