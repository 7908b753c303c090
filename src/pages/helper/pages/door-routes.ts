import { Hono } from 'hono'
import { type CauseId, type EvidenceItem, itemsFrom, type SymptomId, symptomOf } from '../../../diagnosis/index.ts'
import { fitsDemand } from '../../../mechanisms/flows/index.ts'
import { knownAccounts } from '../../../mechanisms/known-devices/index.ts'
import { liveSessions } from '../../../mechanisms/sessions/index.ts'
import { takeOne } from '../../../mechanisms/throttling/index.ts'
import { type Form, page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { problem } from '../../../platform/problems/index.ts'
import { ofBrowser, readObservations } from '../../../records/sign-in-log/index.ts'
import { coldPage, isSymptom } from './cold-page.ts'
import type { HelperPagesDeps } from './deps.ts'
import { offersOf } from './offers.ts'
import { readText } from './read-text.ts'
import { resultPage } from './result-page.ts'
import { type Visit, visitOf, visitOfAddress } from './visit.ts'

/** Where another account than the one in use is meant. */
const accountCauses: readonly CauseId[] = ['C13', 'C14', 'C15', 'C18', 'C42']

/** Longer texts are not read to the end: nobody describes a sign-in in more. */
const longestText = 2000

/** Each investigation is a row for 30 days: a network may begin so many of them. */
const beginnings = { times: 600, seconds: 3600 }

/** The front door: cold, from a failed attempt, or back to an investigation. */
export function doorRoutes(deps: HelperPagesDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, service, config, db, keys } = deps

  routes.get('/helper', async (c) => {
    const visit = await visitOfAddress(deps, c)
    if (visit.seen) return showResult(c, visit)
    const asked = askedSymptom(c.req.query('symptom'), c.req.query('code'))
    const attempt = attemptShape(c.req.query('attempt'))
    if (asked || attempt) return begin(c, visit, { symptom: asked, attempt })
    const over = c.req.query('case') !== undefined
    return page(c, coldPage(c.get('view'), { flow: visit.flowToken, over }))
  })

  routes.post('/helper', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const { form } = read
    const visit = await visitOf(deps, c, { flow: form.flow })
    const attempt = attemptShape(form.attempt)
    if (isSymptom(form.symptom)) return begin(c, visit, { symptom: form.symptom, attempt, evidence: ofPage(form) })
    const typed = (form.text ?? '').slice(0, longestText)
    const cold = { flow: visit.flowToken, attempt, typed }
    if (typed.trim() === '') return page(c, coldPage(c.get('view'), { ...cold, empty: true }))
    const meant = readText(typed, c.get('language'))
    if (meant.elsewhere) return redirect(c, meant.elsewhere)
    if (meant.symptom)
      return begin(c, visit, { symptom: meant.symptom, attempt, evidence: [...meant.evidence, ...ofPage(form)] })
    return page(c, coldPage(c.get('view'), { ...cold, understood: meant.understood }))
  })

  async function begin(
    c: Web,
    visit: Visit,
    start: { symptom?: SymptomId | undefined; attempt?: string | undefined; evidence?: EvidenceItem[] },
  ): Promise<Response> {
    const taken = await takeOne(db, keys, 'helper begin', platform.clientOf(c).address, beginnings)
    if (!taken.ok) {
      const wait = problem('too_many_requests', { time: deps.timeText(taken.until, c.get('language')) })
      return platform.problemPage(c, wait, 429, `/sign-in?flow=${visit.flowToken}`)
    }
    return redirect(c, `/helper?case=${await service.begin(c, { ...start, flow: visit.flow })}`)
  }

  async function showResult(c: Web, visit: Visit): Promise<Response> {
    const seen = visit.seen as NonNullable<Visit['seen']>
    return page(
      c,
      resultPage(c.get('view'), {
        seen,
        flow: visit.flowToken,
        offers: offersOf(seen.result, { signUp: config.signUp }),
        inUse: await accountInUse(c, visit),
        notMine: c.req.query('not') === '1',
        unanswered: c.req.query('unanswered') === '1',
        next: seen.solved ? await nextOf(c, visit) : '',
      }),
    )
  }

  /** Where the cause is the account itself, the page names the one in use: it is this browser's own. */
  async function accountInUse(c: Web, { seen }: Visit): Promise<string | undefined> {
    const { findings, symptom } = (seen as NonNullable<Visit['seen']>).result
    const aboutAccounts = findings.some(({ cause }) => accountCauses.includes(cause))
    if (!aboutAccounts && symptom !== 'Y13' && symptom !== 'Y14') return undefined
    const jar = c.get('jar')
    const [session] = await liveSessions(db, jar.jarHashes)
    const known = !session && jar.browserHash ? await knownAccounts(db, jar.browserHash) : []
    return session?.userName ?? known[0]?.userName
  }

  /** Where the person was going, with the account that they are in with. */
  async function nextOf(c: Web, { flow, flowToken }: Visit): Promise<string> {
    const sessions = await liveSessions(db, c.get('jar').jarHashes)
    const fitting = sessions.filter((session) => fitsDemand(session, flow.demand))
    if (sessions.length === 0) return `/sign-in?flow=${flowToken}`
    return fitting.length === 1 && fitting[0]
      ? deps.continueTo(flow, fitting[0].sessionId)
      : `/accounts?flow=${flowToken}`
  }

  return routes
}

function askedSymptom(symptom: string | undefined, code: string | undefined): SymptomId | undefined {
  if (isSymptom(symptom)) return symptom
  return code && code.length <= 10 ? symptomOf(code) : undefined
}

/** An id or its label; whether it was this browser's is for the service to see. */
function attemptShape(text: string | undefined): string | undefined {
  return text && /^[\w-]{8,64}$/.test(text) ? text : undefined
}

/** What the page saw of its own browser while it was open. */
function ofPage(form: Form): EvidenceItem[] {
  // Nobody typed a password on this page, and its age is not that of the page that failed.
  return itemsFrom(ofBrowser(readObservations(form.evidence)), new Date().toISOString())
}
