import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { type EvidenceItem, readEvidence } from '../../../diagnosis/index.ts'
import { asset } from '../../../platform/html/index.ts'
import { type Form, page, redirect, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { openInvestigation, reportSelfTest } from '../../../services/investigation/index.ts'
import { deviceOf } from '../guides/index.ts'
import { type HelperPagesDeps, onForm } from './deps.ts'
import { backToHelper, contextOfAddress, type HelperContext, openHelperContext, within } from './helper-context.ts'
import { type Check, checkNames, selfTestPage } from './self-test-page.ts'

const probe = 'genkan_probe'

/** `/helper/browser`: what sign-in needs of a browser. The server sees cookies and the kind of browser by itself. */
export function selfTestRoutes(deps: HelperPagesDeps): Hono<WebEnv> {
  return (
    new Hono<WebEnv>()
      .get('/helper/browser', (c) => showSelfTest(deps, c))
      // For the script: the server's time, over a connection that is measured.
      .get('/helper/browser/echo', (c) => c.json({ now: Date.now() }))
      .post('/helper/browser', onForm(deps, readSelfTest))
  )
}

async function showSelfTest(deps: HelperPagesDeps, c: Web): Promise<Response> {
  const helper = await contextOfAddress(deps, c)
  // There and back again: a cookie is set, and the next request shows whether it was kept. No script is needed.
  const kept = new RegExp(`(?:^|;\\s*)${probe}=1(?:;|$)`).test(c.req.header('cookie') ?? '')
  const next = nextRound(c.req.query('round'), kept)
  if (!next) return showChecks(c, helper, checksOf(c, kept))
  const secure = deps.context.config.secure ? '; Secure' : ''
  c.header('Set-Cookie', `${probe}=1; Path=/helper/browser; SameSite=Lax; Max-Age=50${secure}`, { append: true })
  const there = within('/helper/browser', helper)
  return redirect(c, `${there}${there.includes('?') ? '&' : '?'}round=${next}${languageOf(c)}`)
}

function showChecks(c: Web, helper: HelperContext, checks: Check[]): Response {
  return page(
    c,
    selfTestPage(c.get('view'), {
      flow: helper.flowId,
      case: helper.caseToken,
      device: deviceOf(c.req.header('user-agent')).name,
      scripts: scriptsToCompare(),
      back: backToHelper(helper),
      checks,
    }),
  )
}

async function readSelfTest(deps: HelperPagesDeps, c: Web, form: Form): Promise<Response> {
  const helper = await openHelperContext(deps, c, form)
  const { investigation, visitor, caseToken: token, flow } = helper
  const evidence = evidenceOf(c, form.facts)
  if (investigation) {
    await reportSelfTest(deps.context, visitor, { token, evidence })
    return redirect(c, backToHelper(helper))
  }
  const opened = await openInvestigation(deps.context, visitor, { evidence, flow, language: c.get('language') })
  if (opened.ok) return redirect(c, `/helper?case=${opened.token}`)
  return deps.platform.problemPage(c, opened.problem, opened.problem.status, backToHelper(helper))
}

/**
 * A cookie is set, and the next request shows whether it was kept; no script is needed. What did not come back gets a
 * second trip, since a page that is loaded again later has lost the cookie of the first one by its age.
 */
function nextRound(round: string | undefined, kept: boolean): 1 | 2 | undefined {
  if (round === '1') return kept ? undefined : 2
  if (round === '2') return kept ? 1 : undefined
  return 1
}

/** What scripts found, or without them what the server saw; only the visitor's own side is taken. */
function evidenceOf(c: Web, facts: string | undefined): EvidenceItem[] {
  const at = new Date().toISOString()
  const scripted = readEvidence(jsonOf(facts), 'visitor').map((item) => ({ ...item, at }))
  if (scripted.length > 0) return scripted
  const inApp = deviceOf(c.req.header('user-agent')).browser === 'in_app'
  const kept = c.get('jar').browserHash !== undefined || (c.req.header('cookie') ?? '').includes(probe)
  return [
    { name: 'script', value: 'absent', where: 'browser', at },
    { name: 'browser', value: inApp ? 'in_app' : 'ordinary', where: 'browser', at },
    { name: 'cookies', value: kept ? 'kept' : 'blocked', where: 'browser', at },
  ]
}

function jsonOf(text: string | undefined): unknown {
  if (!text || text.length > 4000) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function checksOf(c: Web, cookieKept: boolean): Check[] {
  const inApp = deviceOf(c.req.header('user-agent')).browser === 'in_app'
  return checkNames.map((name) => {
    if (name === 'cookies') return { name, state: cookieKept ? 'fine' : 'wrong' }
    if (name === 'inApp') return { name, state: inApp ? 'wrong' : 'fine' }
    return { name, state: 'unseen' }
  })
}

function languageOf(c: Web): string {
  return c.req.query('lang') ? `&lang=${c.get('language')}` : ''
}

let compared: { path: string; integrity: string }[] | undefined

/** Our own scripts and their hashes, read once. */
function scriptsToCompare() {
  compared ??= ['app.js', 'self-test.js'].map((name) => ({
    path: asset(name),
    integrity: `sha256-${createHash('sha256')
      .update(readFileSync(new URL(`../../../browser/${name}`, import.meta.url)))
      .digest('base64')}`,
  }))
  return compared
}
