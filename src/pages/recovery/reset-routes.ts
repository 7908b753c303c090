import { Hono } from 'hono'
import { judgeNewPassword } from '../../mechanisms/authenticators/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { type Account, contactsToTell, type Identifier, maskContact } from '../../records/accounts/index.ts'
import { flowOf, type RecoveryDeps } from './deps.ts'
import { enterByProof } from './enter.ts'
import { newPasswordPage } from './pages.ts'
import { openProof, type Proven, showChoice, showShut } from './proof.ts'

/** After the code: which account, and its new password. */
export function resetRoutes(deps: RecoveryDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, flows, db, config } = deps
  const rule = { short: 8, long: 15, composition: config.passwordPreset === 'standard' }

  // A code page of its own for each purpose: a code of one is none for the other.
  const proven = (c: Web, flow: Flow) => redirect(c, `/reset/password?flow=${flow.id}`)
  routes.route('/', deps.codePages({ base: '/reset', purpose: 'reset', proven }))

  routes.get('/reset/password', async (c) => {
    const proven = await openProof(deps, c, c.req.query('flow'), 'reset')
    if (!proven) return redirect(c, '/reset')
    if (proven.shut) return showShut(deps, c, proven)
    if (!proven.account) return showChoice(c, proven, '/reset/account')
    return showNewPassword(c, proven, proven.account)
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
    const proven = await openProof(deps, c, read.form.flow, 'reset')
    if (!proven?.account || proven.shut) return redirect(c, '/reset')
    const { account, flow } = proven
    const password = read.form.password ?? ''
    const weak = await weaknessOf(password, account, flow.identifier?.value ?? '')
    if (weak) return showNewPassword(c, proven, account, weak)
    const session = await enterByProof(deps, c, flow, account, read.form, await deps.hasher.hash(password))
    if (!session) return redirect(c, '/reset')
    platform.giveSession(c, session)
    return redirect(c, deps.continueTo(flow, session.sessionId))
  })

  async function weaknessOf(password: string, account: Account, address: string): Promise<Problem | undefined> {
    if (!password) return problem('password_empty')
    const ownWords = [address, account.fullName, account.userName]
    return judgeNewPassword(password, { preset: config.passwordPreset, ownWords })
  }

  async function showNewPassword(c: Web, proven: Proven, account: Account, said?: Problem): Promise<Response> {
    const told = (await contactsToTell(db, account)).map((contact) => maskContact(contact.kind, contact.value))
    const identifier = proven.flow.identifier as Identifier
    return page(
      c,
      newPasswordPage(c.get('view'), { flow: proven.flow.id, identifier, person: account, rule, told, problem: said }),
      said?.status,
    )
  }

  return routes
}
