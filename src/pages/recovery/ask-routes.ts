import { Hono } from 'hono'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { page, untilNextStep, type Web, type WebEnv } from '../../platform/http/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { type Identifier, readIdentifier, recipientOf } from '../../records/accounts/index.ts'
import { recoveryLink } from '../../services/credentials/index.ts'
import type { ContactQuestion } from '../../steps/contact-code/index.ts'
import { openProofOfWork } from '../../steps/proof-of-work/index.ts'
import { flowOf, type Purpose, type RecoveryDeps } from './deps.ts'
import { askPage } from './pages.ts'

/** The page that asks for a contact and sends it a code: the same answer for everybody. */
export function askRoutes(deps: RecoveryDeps, purpose: Purpose, base: string) {
  const routes = new Hono<WebEnv>()
  const puzzle = openProofOfWork(deps)

  routes.get(base, async (c) => {
    const flow = flowOf(deps, c, c.req.query('flow'))
    return show(c, flow, c.req.query('change') ? undefined : (flow.identifier?.value ?? flow.loginHint))
  })

  routes.post(base, async (c) => {
    const started = performance.now()
    const read = await deps.platform.form(c)
    if ('answer' in read) return read.answer
    const flow = flowOf(deps, c, read.form.flow)
    const typed = read.form.identifier ?? ''
    const result = readIdentifier(typed)
    if (!result.ok) return show(c, flow, typed, result.problem)
    const wait = await puzzle.check(c, read.form.altcha)
    if (wait) return show(c, flow, typed, wait)
    const asked = await deps.contactCodes.ask(c, flow, await questionFor(result.identifier))
    await untilNextStep(started)
    return asked.ok ? asked.answer : show(c, flow, typed, asked.problem)
  })

  async function show(c: Web, flow: Flow, typed?: string, said?: Problem): Promise<Response> {
    const proofOfWork = await puzzle.challenge()
    return page(
      c,
      askPage(c.get('view'), { flow: flow.id, typed: typed?.slice(0, 320), problem: said, proofOfWork, purpose }),
      said?.status,
    )
  }

  /** The same work for everybody; the recipient is the contact's own row where there is one (ATK-040, ATK-041). */
  async function questionFor(identifier: Identifier): Promise<ContactQuestion> {
    const account = await recipientOf(deps.db, identifier)
    const recovery = await recoveryLink(deps.context, account)
    const link = purpose === 'reset'
    const question = { purpose, base, identifier, link }
    // The page is the same; only the mail says that a code is not enough any more.
    if (account && recovery) return { ...question, account, template: 'recovery_form', values: { link: recovery } }
    if (account) return { ...question, account, template: link ? 'reset_code' : 'sign_in_code' }
    const template = link ? 'reset_unknown' : 'sign_in_unknown'
    return { ...question, template, values: { signUpLink: `${deps.config.url}/sign-up` } }
  }

  return routes
}
