import { Hono } from 'hono'
import { type CauseId, type EvidenceItem, itemsFrom, type SymptomId, symptomOf } from '../../../diagnosis/index.ts'
import { fitsRequirement } from '../../../mechanisms/flows/index.ts'
import { knownAccounts } from '../../../mechanisms/known-devices/index.ts'
import { liveSessions } from '../../../mechanisms/sessions/index.ts'
import { type Form, page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import { ofBrowser, readObservations } from '../../../records/sign-in-log/index.ts'
import { describeProblem, type InvestigationView, openInvestigation } from '../../../services/investigation/index.ts'
import { type HelperPagesDeps, onForm } from './deps.ts'
import { contextOfAddress, type HelperContext, openHelperContext } from './helper-context.ts'
import { offersOf } from './offers.ts'
import { addressOfSystem, systemLink } from './other-systems.ts'
import { resultPage } from './result-page.ts'
import { isSymptom, startPage } from './start-page.ts'

/** Where another account than the one in use is meant. */
const accountCauses: readonly CauseId[] = ['C13', 'C14', 'C15', 'C18', 'C42']
const accountSymptoms: readonly (SymptomId | null)[] = ['Y13', 'Y14']

/** Longer texts are not read to the end: nobody describes a sign-in in more. */
const longestText = 2000

/** The start page: without anything, from a failed attempt, or back to an investigation. */
export function startRoutes(deps: HelperPagesDeps): Hono<WebEnv> {
  return new Hono<WebEnv>().get('/helper', (c) => showStart(deps, c)).post('/helper', onForm(deps, readStart))
}

async function showStart(deps: HelperPagesDeps, c: Web): Promise<Response> {
  const helper = await contextOfAddress(deps, c)
  const { investigation } = helper
  if (investigation) return showResult(deps, c, helper, investigation)
  const symptom = askedSymptom(c.req.query('symptom'), c.req.query('code'))
  const attempt = attemptShape(c.req.query('attempt'))
  if (symptom || attempt) return open(deps, c, helper, { symptom, attempt })
  const over = c.req.query('case') !== undefined
  return page(c, startPage(c.get('view'), { flow: helper.flowId, over }))
}

async function readStart(deps: HelperPagesDeps, c: Web, form: Form): Promise<Response> {
  const helper = await openHelperContext(deps, c, { flow: form.flow })
  const attempt = attemptShape(form.attempt)
  if (isSymptom(form.symptom))
    return open(deps, c, helper, { symptom: form.symptom, attempt, evidence: evidenceOfPage(form) })
  const typed = (form.text ?? '').slice(0, longestText)
  const again = { flow: helper.flowId, attempt, typed }
  if (typed.trim() === '') return page(c, startPage(c.get('view'), { ...again, empty: true }))
  const language = c.get('language')
  const told = { text: typed, language, flow: helper.flow, attempt, evidence: evidenceOfPage(form) }
  const described = await describeProblem(deps.context, helper.visitor, told)
  if (!described.ok) return tooMany(deps, c, helper, described.problem)
  if (described.understood === 'elsewhere') return redirect(c, addressOfSystem(described.system))
  if (described.understood === 'symptom') return redirect(c, `/helper?case=${described.token}`)
  const { candidates, codes, systems } = described
  const understood = { candidates, codes, packs: systems.flatMap((system) => systemLink(system, language)) }
  return page(c, startPage(c.get('view'), { ...again, understood }))
}

type StartInput = { symptom?: SymptomId | undefined; attempt?: string | undefined; evidence?: EvidenceItem[] }

async function open(deps: HelperPagesDeps, c: Web, helper: HelperContext, given: StartInput): Promise<Response> {
  const input = { ...given, flow: helper.flow, language: c.get('language') }
  const opened = await openInvestigation(deps.context, helper.visitor, input)
  return opened.ok ? redirect(c, `/helper?case=${opened.token}`) : tooMany(deps, c, helper, opened.problem)
}

function tooMany({ platform }: HelperPagesDeps, c: Web, { flowId }: HelperContext, said: Problem): Response {
  return platform.problemPage(c, said, said.status, `/sign-in?flow=${flowId}`)
}

async function showResult(
  deps: HelperPagesDeps,
  c: Web,
  helper: HelperContext,
  investigation: InvestigationView,
): Promise<Response> {
  const { db, config } = deps.context
  return page(
    c,
    resultPage(c.get('view'), {
      investigation,
      flow: helper.flowId,
      offers: offersOf(investigation.result, { signUp: config.signUp }),
      inUse: isAboutAccounts(investigation) ? await accountInUse(deps, c) : undefined,
      notMine: c.req.query('not') === '1',
      unanswered: c.req.query('unanswered') === '1',
      next: investigation.solved ? nextOf(deps, helper, await liveSessions(db, c.get('jar').jarHashes)) : '',
    }),
  )
}

/** Where the cause is the account itself, the page names the one in use. */
function isAboutAccounts({ result }: InvestigationView): boolean {
  return result.findings.some(({ cause }) => accountCauses.includes(cause)) || accountSymptoms.includes(result.symptom)
}

/** It is this browser's own, so it may be told to anybody. */
async function accountInUse({ context: { db } }: HelperPagesDeps, c: Web): Promise<string | undefined> {
  const { jarHashes, browserHash } = c.get('jar')
  const [session] = await liveSessions(db, jarHashes)
  const known = !session && browserHash ? await knownAccounts(db, browserHash) : []
  return session?.userName ?? known[0]?.userName
}

/** Where the person was going, with the account that they are in with. */
function nextOf(
  deps: HelperPagesDeps,
  { flow, flowId }: HelperContext,
  sessions: Awaited<ReturnType<typeof liveSessions>>,
): string {
  if (sessions.length === 0) return `/sign-in?flow=${flowId}`
  const [fitting, another] = sessions.filter((session) => fitsRequirement(session, flow.requirement))
  return fitting && !another ? deps.continueTo(flow, fitting.sessionId) : `/accounts?flow=${flowId}`
}

function askedSymptom(symptom: string | undefined, code: string | undefined): SymptomId | undefined {
  if (isSymptom(symptom)) return symptom
  return code && code.length <= 10 ? symptomOf(code) : undefined
}

/** An id or its label; whether it was this browser's is for the act to see. */
function attemptShape(text: string | undefined): string | undefined {
  return text && /^[\w-]{8,64}$/.test(text) ? text : undefined
}

/** What the page saw of its own browser while it was open. */
function evidenceOfPage(form: Form): EvidenceItem[] {
  // Nobody typed a password on this page, and its age is not that of the page that failed.
  return itemsFrom(ofBrowser(readObservations(form.evidence)), new Date().toISOString())
}
