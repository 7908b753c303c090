import { Hono } from 'hono'
import { visitorOf } from '../../access/index.ts'
import { judgeNewPassword, suggestPassword } from '../../mechanisms/authenticators/index.ts'
import type { Template } from '../../mechanisms/delivery/index.ts'
import type { Flow, Flows } from '../../mechanisms/flows/index.ts'
import { type Challenge, findChallenge } from '../../mechanisms/one-time/index.ts'
import type { Config } from '../../platform/config/index.ts'
import type { Database } from '../../platform/database/index.ts'
import {
  type Form,
  type Platform,
  page,
  redirect,
  untilNextStep,
  type Web,
  type WebEnv,
} from '../../platform/http/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import {
  findAccountsOfContact,
  type Identifier,
  readIdentifier,
  readName,
  readReading,
} from '../../records/accounts/index.ts'
import { readObservations } from '../../records/sign-in-log/index.ts'
import { signUp } from '../../services/accounts/index.ts'
import type { Context } from '../../services/context.ts'
import { addressPage, closedPage, detailsPage, organizationPage } from './pages.ts'

type Question = {
  purpose: 'sign_up'
  base: string
  identifier: Identifier
  template: Template
  link?: boolean
  values?: Record<string, string | number>
}

export type SignUpDeps = {
  context: Context
  platform: Platform
  db: Database
  config: Config
  flows: Flows
  /** Sends a code and goes to the page for it. */
  ask(c: Web, flow: Flow, question: Question): Promise<{ ok: true; answer: Response } | { ok: false; problem: Problem }>
  codePages(pages: {
    base: string
    purpose: 'sign_up'
    proven(c: Web, flow: Flow, challenge: Challenge): Response | Promise<Response>
  }): Hono<WebEnv>
  continueTo(flow: Flow, sessionId: string): string
  /** The organisation that has proved a domain; costs no round trip when asked lately. */
  organizationOfDomain(domain: string): Promise<{ ownerId: string; name: string } | undefined>
}

const base = '/sign-up'

/** Sign-up for a personal account: address, code or link, then name, password or none yet, language. */
export function signUpRoutes(deps: SignUpDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, flows, db, config } = deps
  const rule = { short: 8, long: 15, composition: config.passwordPreset === 'standard' }

  function flowOf(c: Web, id: string | undefined): Flow {
    const flow = flows.resume(c, id, {})
    platform.follow(c, flow)
    return flow
  }

  // Switched off means off on every path, not only a missing link (ATK-096).
  routes.use(`${base}/*`, async (c, next) => {
    if (config.signUp) return next()
    return page(c, closedPage(c.get('view'), flowOf(c, c.req.query('flow')).id), 403)
  })
  routes.use(base, async (c, next) => {
    if (config.signUp) return next()
    return page(c, closedPage(c.get('view'), flowOf(c, c.req.query('flow')).id), 403)
  })

  routes.get(base, (c) => {
    const flow = flowOf(c, c.req.query('flow'))
    const typed =
      flow.identifier?.kind === 'email'
        ? flow.identifier.value
        : (flow.loginHint ?? c.req.query('email')?.slice(0, 254))
    return page(c, addressPage(c.get('view'), { flow: flow.id, demand: flow.demand, typed }))
  })

  routes.post(base, async (c) => {
    const started = performance.now()
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const flow = flowOf(c, read.form.flow)
    const typed = read.form.email ?? ''
    const again = (said: Problem) =>
      page(
        c,
        addressPage(c.get('view'), { flow: flow.id, demand: flow.demand, typed: typed.slice(0, 320), problem: said }),
        said.status,
      )
    const result = readIdentifier(typed)
    if (!result.ok) return again(result.problem)
    if (result.identifier.kind !== 'email') return again(problem('id_format'))
    const organization = read.form.own === 'yes' ? undefined : await organizationOf(result.identifier)
    if (organization) return showOrganization(c, flow, result.identifier, organization.name)
    const asked = await deps.ask(c, flow, await questionFor(result.identifier))
    await untilNextStep(started)
    return asked.ok ? asked.answer : again(asked.problem)
  })

  function organizationOf({ norm }: Identifier) {
    return deps.organizationOfDomain(norm.slice(norm.lastIndexOf('@') + 1))
  }

  /** Said for every address of a domain that an organisation has proved, whoever has it; making one's own stays possible. */
  function showOrganization(c: Web, flow: Flow, identifier: Identifier, org: string): Response {
    const demanded = flow.demand?.kind === 'personal'
    const { id } = flows.change(c, flow, { identifier })
    const signIn = demanded ? undefined : `/sign-in/password?flow=${id}&kind=organization`
    return page(c, organizationPage(c.get('view'), { flow: id, email: identifier.value, org, signIn }))
  }

  /** The mailbox is told what the page must not tell: that the address has an account already (ENU-05). */
  async function questionFor(identifier: Identifier): Promise<Question> {
    const taken = (await findAccountsOfContact(db, identifier)).some((account) => account.kind === 'personal')
    const links = { signInLink: `${config.url}/sign-in`, resetLink: `${config.url}/reset` }
    return {
      purpose: 'sign_up',
      base,
      identifier,
      link: true,
      template: taken ? 'sign_up_taken' : 'sign_up_code',
      values: taken ? links : {},
    }
  }

  const details = (flow: Flow) => `${base}/details?flow=${flow.id}`
  routes.route('/', deps.codePages({ base, purpose: 'sign_up', proven: (c, flow) => redirect(c, details(flow)) }))

  routes.get(`${base}/details`, async (c) => {
    const flow = flowOf(c, c.req.query('flow'))
    if (!(await isProven(c, flow))) return redirect(c, `${base}?flow=${flow.id}`)
    return showDetails(c, flow, Object.create(null))
  })

  routes.post(`${base}/details`, async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const flow = flowOf(c, read.form.flow)
    const { form } = read
    if (!(await isProven(c, flow))) return redirect(c, `${base}?flow=${flow.id}`)
    const fullName = readName(form.fullName)
    if (!fullName) return showDetails(c, flow, form, { field: 'fullName', problem: problem('name_missing') })
    const weak = await judge(form, flow, fullName)
    if (weak) return showDetails(c, flow, form, { field: 'password', problem: weak })
    const made = await create(c, flow, form, fullName)
    return made ? redirect(c, deps.continueTo(flow, made)) : redirect(c, `${base}?flow=${flow.id}`)
  })

  async function isProven(c: Web, flow: Flow): Promise<boolean> {
    if (!flow.challenge || !flow.identifier) return false
    const challenge = await findChallenge(db, flow.challenge, 'sign_up', c.get('jar').browserHash)
    return challenge?.proven === true && challenge.contactValue === flow.identifier.value
  }

  async function showDetails(
    c: Web,
    flow: Flow,
    typed: Form,
    said?: { field: 'fullName' | 'password'; problem: Problem },
  ): Promise<Response> {
    const address = flow.identifier?.value ?? ''
    const suggestion = await suggestPassword()
    return page(
      c,
      detailsPage(c.get('view'), { flow: flow.id, address, rule, typed, problem: said, suggestion }),
      said?.problem.status,
    )
  }

  async function judge(form: Form, flow: Flow, fullName: string): Promise<Problem | undefined> {
    if (!form.password) return form.noPassword === 'yes' ? undefined : problem('password_empty')
    const ownWords = [
      flow.identifier?.value ?? '',
      fullName,
      form.familyName ?? '',
      form.givenName ?? '',
      form.reading ?? '',
    ]
    return judgeNewPassword(form.password, { preset: config.passwordPreset, ownWords })
  }

  async function create(c: Web, flow: Flow, form: Form, fullName: string): Promise<string | undefined> {
    const made = await signUp(deps.context, visitorOf(platform, c), {
      challenge: flow.challenge as string,
      identifier: flow.identifier as Identifier,
      fullName,
      familyName: readName(form.familyName),
      givenName: readName(form.givenName),
      reading: readReading(form.reading),
      language: form.language === 'en' || form.language === 'ja' ? form.language : c.get('language'),
      password: form.password || undefined,
      browser: platform.browserOf(c),
      clientId: flow.demand?.clientId,
      evidence: readObservations(form.evidence),
    })
    if (!made.ok) return undefined
    platform.giveSession(c, made.session)
    return made.session.sessionId
  }

  return routes
}
