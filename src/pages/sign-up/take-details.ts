import { visitorOf } from '../../access/index.ts'
import { judgeNewPassword, suggestPassword } from '../../mechanisms/authenticators/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { findChallenge } from '../../mechanisms/one-time/index.ts'
import { type Form, page, redirect, type Web } from '../../platform/http/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { type Identifier, readName, readReading } from '../../records/accounts/index.ts'
import { readObservations } from '../../records/sign-in-log/index.ts'
import { signUp } from '../../services/accounts/index.ts'
import { base, flowOf, type SignUpDeps } from './deps.ts'
import { detailsPage } from './pages.ts'

/** A flow whose address has been proved in this browser. */
type ProvedFlow = Flow & { challenge: string; identifier: Identifier }

/** The last page: name, password or none yet, language. */
export async function showDetails(deps: SignUpDeps, c: Web): Promise<Response> {
  const flow = flowOf(deps, c, c.req.query('flow'))
  const proved = await provedFlow(deps, c, flow)
  return proved ? show(deps, c, proved, Object.create(null)) : redirect(c, `${base}?flow=${flow.id}`)
}

/** Makes the account, and goes on to where the person was going. */
export async function takeDetails(deps: SignUpDeps, c: Web): Promise<Response> {
  const read = await deps.platform.form(c)
  if ('answer' in read) return read.answer
  const { form } = read
  const flow = flowOf(deps, c, form.flow)
  const proved = await provedFlow(deps, c, flow)
  if (!proved) return redirect(c, `${base}?flow=${flow.id}`)
  // The flow has gone on to another address in another tab: nothing is made for one that the form did not show.
  if (form.question && form.question !== proved.challenge) return redirect(c, `${base}/details?flow=${flow.id}`)
  const fullName = readName(form.fullName)
  if (!fullName) return show(deps, c, proved, form, { field: 'fullName', problem: problem('name_missing') })
  const weak = await judge(deps, form, proved, fullName)
  if (weak) return show(deps, c, proved, form, { field: 'password', problem: weak })
  const made = await create(deps, c, proved, form, fullName)
  return made ? redirect(c, deps.continueTo(flow, made)) : redirect(c, `${base}?flow=${flow.id}`)
}

async function provedFlow({ db }: SignUpDeps, c: Web, flow: Flow): Promise<ProvedFlow | undefined> {
  const { challenge: id, identifier } = flow
  if (!id || !identifier) return undefined
  const challenge = await findChallenge(db, id, 'sign_up', c.get('jar').browserHash)
  if (!challenge?.proven || challenge.contactValue !== identifier.value) return undefined
  return { ...flow, challenge: id, identifier }
}

type Said = { field: 'fullName' | 'password'; problem: Problem }

async function show({ config }: SignUpDeps, c: Web, flow: ProvedFlow, typed: Form, said?: Said): Promise<Response> {
  const rule = { short: 8, long: 15, composition: config.passwordPreset === 'standard' }
  const suggestion = await suggestPassword()
  const { id, challenge: question, identifier } = flow
  const shown = { flow: id, question, address: identifier.value, rule, typed, problem: said, suggestion }
  return page(c, detailsPage(c.get('view'), shown), said?.problem.status)
}

async function judge(
  { config }: SignUpDeps,
  form: Form,
  flow: ProvedFlow,
  fullName: string,
): Promise<Problem | undefined> {
  if (!form.password) return form.noPassword === 'yes' ? undefined : problem('password_empty')
  const names = [fullName, form.familyName ?? '', form.givenName ?? '', form.reading ?? '']
  const ownWords = [flow.identifier.value, ...names]
  return judgeNewPassword(form.password, { preset: config.passwordPreset, ownWords })
}

async function create(
  deps: SignUpDeps,
  c: Web,
  flow: ProvedFlow,
  form: Form,
  fullName: string,
): Promise<string | undefined> {
  const { context, platform } = deps
  const made = await signUp(context, visitorOf(platform, c), {
    challenge: flow.challenge,
    identifier: flow.identifier,
    fullName,
    familyName: readName(form.familyName),
    givenName: readName(form.givenName),
    reading: readReading(form.reading),
    language: form.language === 'en' || form.language === 'ja' ? form.language : c.get('language'),
    password: form.password || undefined,
    browser: platform.browserOf(c),
    clientId: flow.requirement?.clientId,
    evidence: readObservations(form.evidence),
  })
  if (!made.ok) return undefined
  platform.giveSession(c, made.session)
  return made.session.sessionId
}
