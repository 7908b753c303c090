import { visitorOf } from '../../access/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { knownAccounts } from '../../mechanisms/known-devices/index.ts'
import { type Form, page, redirect, untilNextStep, type Web } from '../../platform/http/index.ts'
import { problem } from '../../platform/problems/index.ts'
import { readIdentifier } from '../../records/accounts/index.ts'
import { readObservations } from '../../records/sign-in-log/index.ts'
import { signInWithPassword } from '../../services/authentication/index.ts'
import { arrive } from './arrive.ts'
import type { SignInDeps } from './deps.ts'
import { flowOf } from './flow-of.ts'
import { passwordPage } from './password-page.ts'
import { passwordView } from './password-view.ts'
import { refusal } from './refusal.ts'
import { whyHere } from './why-here.ts'

/** Signs in with the typed password, or shows the page again with what did not work. */
export async function takePassword(deps: SignInDeps, c: Web): Promise<Response> {
  const started = performance.now()
  const read = await deps.platform.form(c)
  if ('answer' in read) return read.answer
  const { form } = read
  const flow = asSent(deps, c, flowOf(deps, c, form.flow), form)
  if (!flow.identifier) return redirect(c, `/sign-in?flow=${flow.id}`)
  const shown = { ...(await passwordView(deps, flow)), stay: form.stay === 'yes' }
  if (!form.password) return page(c, passwordPage(c.get('view'), { ...shown, problem: problem('password_empty') }), 400)
  const verdict = await signInWithPassword(deps.context, visitorOf(deps.platform, c), {
    identifier: flow.identifier,
    password: form.password,
    preferred: shown.accountKind,
    stay: shown.stay,
    browser: deps.platform.browserOf(c),
    clientId: flow.requirement?.clientId,
    evidence: readObservations(form.evidence),
    language: c.get('language'),
  })
  deps.counted(verdict.ok ? 'success' : 'refused')
  if (verdict.ok) return arrive(deps, c, flow, verdict)
  const { browserHash } = c.get('jar')
  const known = browserHash ? await knownAccounts(deps.db, browserHash) : []
  const others = known.filter((account) => account.userName !== flow.identifier?.value)
  const why = whyHere(deps, c, flow, shown, verdict, known)
  await untilNextStep(started)
  return refusal(deps, c, flow, { ...shown, others, why }, verdict)
}

/** A form is for whom it shows: its flow may be gone, or have gone on to somebody else in another tab. */
function asSent({ flows }: SignInDeps, c: Web, flow: Flow, form: Form): Flow {
  const shown = readIdentifier(form.username ?? '')
  const accountKind = form.kind === 'personal' || form.kind === 'organization' ? form.kind : undefined
  if (!shown.ok || (shown.identifier.norm === flow.identifier?.norm && !accountKind)) return flow
  if (shown.identifier.norm === flow.identifier?.norm) return { ...flow, accountKind }
  const meant = flows.change(c, flow, { identifier: shown.identifier, accountKind })
  c.set('view', { ...c.get('view'), path: `/sign-in/password?flow=${meant.id}` })
  return meant
}
