import { Hono } from 'hono'
import { suggestAddress } from '../../browser/typo-domains.js'
import { knownAccounts } from '../../mechanisms/familiarity/index.ts'
import { type Flow, readLocalPath } from '../../mechanisms/flows/index.ts'
import { liveSessions } from '../../mechanisms/sessions/index.ts'
import { type Form, page, redirect, untilNextStep, type Web, type WebEnv } from '../../platform/http/index.ts'
import { formatWait } from '../../platform/i18n/index.ts'
import { problem } from '../../platform/problems/index.ts'
import { readIdentifier } from '../../records/accounts/index.ts'
import { readEvidence } from '../../records/sign-in-log/index.ts'
import { checkPassword, type PasswordVerdict } from './check-password.ts'
import type { SignInDeps } from './deps.ts'
import { identifierPage, noCookiesPage, type PasswordPage, passwordPage, pausedPage, statePage } from './pages.ts'

/** Sign-in: the identifier, then the password. */
export function signInRoutes(deps: SignInDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, flows } = deps

  /** The flow of this page; a lost or strange token begins a new one, going to a path of ours at most. */
  function flowOf(c: Web, token: string | undefined): { token: string; flow: Flow } {
    const resumed = flows.resume(token, { to: readLocalPath(c.req.query('to')) })
    platform.follow(c, resumed.flow)
    return resumed
  }

  routes.get('/sign-in', async (c) => {
    const { token, flow } = flowOf(c, c.req.query('flow'))
    const lost = c.req.query('lost')
    if (lost) return arrivedWithoutSession(c, token)
    const typed = flow.identifier?.value ?? flow.loginHint
    return page(
      c,
      identifierPage(c.get('view'), {
        flow: token,
        demand: flow.demand,
        typed,
        known: c.get('jar').browserHash !== undefined,
      }),
    )
  })

  routes.post('/sign-in', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const { token, flow } = flowOf(c, read.form.flow)
    const typed = read.form.use ?? read.form.identifier ?? ''
    const result = readIdentifier(typed)
    if (!result.ok) {
      return page(
        c,
        identifierPage(c.get('view'), {
          flow: token,
          demand: flow.demand,
          typed: typed.slice(0, 320),
          problem: result.problem,
        }),
        400,
      )
    }
    const suggestion = suggestWithoutScript(read.form, typed)
    if (suggestion) {
      return page(c, identifierPage(c.get('view'), { flow: token, demand: flow.demand, typed, suggestion }))
    }
    return redirect(
      c,
      `/sign-in/password?flow=${flows.change(flow, { identifier: result.identifier, accountKind: undefined })}`,
    )
  })

  routes.get('/sign-in/password', async (c) => {
    const { token, flow } = flowOf(c, c.req.query('flow'))
    if (!flow.identifier) return redirect(c, `/sign-in?flow=${token}`)
    const kind = c.req.query('kind')
    if (kind === 'personal' || kind === 'organization')
      return redirect(c, `/sign-in/password?flow=${flows.change(flow, { accountKind: kind })}`)
    return page(c, passwordPage(c.get('view'), await passwordView(token, flow)))
  })

  routes.post('/sign-in/password', async (c) => {
    const started = performance.now()
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const { token, flow } = flowOf(c, read.form.flow)
    if (!flow.identifier) return renewed(c, token, flow, read.form)
    const shown = {
      ...(await passwordView(token, flow)),
      stay: read.form.stay === 'yes',
      facts: readEvidence(read.form.evidence),
    }
    if (!read.form.password) {
      return page(c, passwordPage(c.get('view'), { ...shown, problem: problem('password_empty') }), 400)
    }
    const jar = c.get('jar')
    const browser = jar.browserHash ? undefined : platform.cookies.newBrowser()
    const verdict = await checkPassword(deps, {
      identifier: flow.identifier,
      identifierHmac: deps.keys.for('sign-in-log').hmac(flow.identifier.norm),
      password: read.form.password,
      preferred: shown.accountKind,
      stay: shown.stay,
      jar,
      browserHash: jar.browserHash ?? (browser?.hash as Buffer),
      client: platform.clientOf(c),
      clientId: flow.demand?.clientId,
      evidence: shown.facts,
      language: c.get('language'),
    })
    if (browser) c.header('Set-Cookie', browser.cookie, { append: true })
    deps.counted(verdict.ok ? 'success' : 'refused')
    if (verdict.ok) return arrive(c, flow, verdict)
    const others = jar.browserHash ? await othersHere(jar.browserHash, flow) : []
    await untilNextStep(started)
    return refusal(c, { ...shown, others }, verdict)
  })

  async function passwordView(token: string, flow: Flow): Promise<PasswordPage> {
    const identifier = flow.identifier as NonNullable<Flow['identifier']>
    const domain = identifier.kind === 'email' ? identifier.norm.slice(identifier.norm.lastIndexOf('@') + 1) : undefined
    const organization = domain ? await deps.organizationOfDomain(domain) : undefined
    const demanded = flow.demand?.kind === 'any' ? undefined : flow.demand?.kind
    return {
      flow: token,
      demand: flow.demand,
      identifier,
      organization: organization?.name,
      accountKind: flow.accountKind ?? demanded ?? (organization ? 'organization' : 'personal'),
      otherKind: organization !== undefined && demanded === undefined,
    }
  }

  /** A form that has lost its flow: who it was for is still in it, so nothing is typed twice but the secret. */
  function renewed(c: Web, token: string, flow: Flow, form: Form): Response {
    const result = readIdentifier(form.username ?? '')
    if (!result.ok) return redirect(c, `/sign-in?flow=${token}`)
    return redirect(c, `/sign-in/password?flow=${flows.change(flow, { identifier: result.identifier })}`)
  }

  function arrive(c: Web, flow: Flow, verdict: PasswordVerdict & { ok: true }): Response {
    const { session } = verdict
    c.header('Set-Cookie', platform.cookies.open(session.openSecret), { append: true })
    if (session.staySecret) c.header('Set-Cookie', platform.cookies.stay(session.staySecret), { append: true })
    // A browser that brought no cookie may keep none: it is looked at once more before it goes on.
    if (!c.get('jar').browserHash) return redirect(c, `/sign-in?flow=${flows.change(flow, {})}&lost=1`)
    return redirect(c, deps.continueTo(flow, session.sessionId))
  }

  async function othersHere(browserHash: Buffer, flow: Flow) {
    const known = await knownAccounts(deps.db, browserHash)
    return known.filter((account) => account.userName !== flow.identifier?.value)
  }

  function refusal(c: Web, shown: PasswordPage, verdict: PasswordVerdict & { ok: false }): Response {
    const { problem: said, attemptId, pausedUntil } = verdict
    const view = c.get('view')
    const language = c.get('language')
    if (said.level === 'T2' || said.level === 'T3') {
      return page(
        c,
        statePage(view, { flow: shown.flow, problem: said, attemptId, restore: verdict.restore }),
        said.status,
      )
    }
    if (said.slug === 'password_stopped') return page(c, pausedPage(view, { ...shown, problem: said, attemptId }), 429)
    if (pausedUntil) {
      const remainingSeconds = Math.max(1, Math.ceil((pausedUntil.getTime() - Date.now()) / 1000))
      c.header('Retry-After', String(remainingSeconds))
      const time = deps.timeText(pausedUntil, language)
      return page(
        c,
        pausedPage(view, {
          ...shown,
          problem: said,
          attemptId,
          remainingSeconds,
          totalSeconds: verdict.pauseSeconds,
          time,
        }),
        429,
      )
    }
    const triesLeft = verdict.triesLeft
      ? { n: verdict.triesLeft, wait: formatWait(verdict.pauseSeconds ?? 60, language) }
      : undefined
    return page(c, passwordPage(view, { ...shown, problem: said, attemptId, triesLeft }), said.status)
  }

  /** After a sign-in the browser came back without its session: it keeps no cookies, or something took them away. */
  async function arrivedWithoutSession(c: Web, token: string): Promise<Response> {
    const jar = c.get('jar')
    const sessions = await liveSessions(deps.db, jar.jarHashes)
    if (sessions[0]) return redirect(c, deps.continueTo(flows.open(token) as Flow, sessions[0].sessionId))
    const said =
      jar.jarHashes.length === 0 ? problem('cookies_off', { host: c.get('view').host }) : problem('session_lost')
    return page(
      c,
      noCookiesPage(c.get('view'), { again: `/sign-in?flow=${token}`, problem: said, signedIn: true }),
      400,
    )
  }

  return routes
}

/** Scripts say it while typing; without them it is said once, and typing the same again goes on. */
function suggestWithoutScript(form: Form, typed: string): string | undefined {
  return form.evidence === undefined && form.seen !== typed ? suggestAddress(typed) : undefined
}
