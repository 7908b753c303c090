import { Hono } from 'hono'
import { visitorOf } from '../../access/index.ts'
import { suggestAddress } from '../../browser/typo-domains.js'
import { findClaimed } from '../../mechanisms/authenticators/index.ts'
import { type Flow, readLocalPath } from '../../mechanisms/flows/index.ts'
import { type KnownAccount, knownAccounts } from '../../mechanisms/known-devices/index.ts'
import { liveSessions } from '../../mechanisms/sessions/index.ts'
import { findThrottleState, throttleKeys } from '../../mechanisms/throttling/index.ts'
import { attemptLabel } from '../../platform/crypto/index.ts'
import { type Form, page, redirect, untilNextStep, type Web, type WebEnv } from '../../platform/http/index.ts'
import { formatWait } from '../../platform/i18n/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { readIdentifier } from '../../records/accounts/index.ts'
import { readObservations } from '../../records/sign-in-log/index.ts'
import { type PasswordVerdict, signInWithPassword } from '../../services/authentication/index.ts'
import { explainRefusal } from '../../services/investigation/index.ts'
import type { SignInDeps } from './deps.ts'
import { identifierPage, noCookiesPage, type PasswordPage, passwordPage, pausedPage, statePage } from './pages.ts'
import type { WhyHere } from './why.ts'

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
        again: isAskedAgain(c, flow),
        typed,
        lost: flow.lost,
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
      `/sign-in/password?flow=${flows.change(flow, { identifier: result.identifier, accountKind: undefined, paused: undefined, lost: undefined })}`,
    )
  })

  routes.get('/sign-in/password', async (c) => {
    const { token, flow } = flowOf(c, c.req.query('flow'))
    if (!flow.identifier) return redirect(c, `/sign-in?flow=${token}`)
    const kind = c.req.query('kind')
    if (kind === 'personal' || kind === 'organization')
      return redirect(c, `/sign-in/password?flow=${flows.change(flow, { accountKind: kind })}`)
    const shown = { ...(await passwordView(token, flow)), again: isAskedAgain(c, flow) }
    return (await stillPaused(c, flow, shown)) ?? page(c, passwordPage(c.get('view'), shown))
  })

  routes.post('/sign-in/password', async (c) => {
    const started = performance.now()
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const { token, flow } = flowOf(c, read.form.flow)
    if (!flow.identifier) return renewed(c, token, flow, read.form)
    const shown = { ...(await passwordView(token, flow)), stay: read.form.stay === 'yes' }
    if (!read.form.password) {
      return page(c, passwordPage(c.get('view'), { ...shown, problem: problem('password_empty') }), 400)
    }
    const jar = c.get('jar')
    const verdict = await signInWithPassword(deps.context, visitorOf(platform, c), {
      identifier: flow.identifier,
      password: read.form.password,
      preferred: shown.accountKind,
      stay: shown.stay,
      browser: platform.browserOf(c),
      clientId: flow.demand?.clientId,
      evidence: readObservations(read.form.evidence),
      language: c.get('language'),
    })
    deps.counted(verdict.ok ? 'success' : 'refused')
    if (verdict.ok) return arrive(c, flow, verdict)
    const known = jar.browserHash ? await knownAccounts(deps.db, jar.browserHash) : []
    const others = known.filter((account) => account.userName !== flow.identifier?.value)
    const why = whyHere(c, flow, shown, verdict, known)
    await untilNextStep(started)
    return refusal(c, flow, { ...shown, others, why }, verdict)
  })

  /** What stands beside the refusal. It can neither fail nor delay a sign-in: without it the page is as it was. */
  function whyHere(
    c: Web,
    flow: Flow,
    { flow: token, organizationId }: PasswordView,
    { problem: said, attemptId, seen }: PasswordVerdict & { ok: false },
    known: KnownAccount[],
  ): WhyHere {
    const label = attemptLabel(attemptId)
    const organization = organizationId === undefined ? undefined : { ownerId: organizationId }
    // The counter is that of the address; a browser that comes without a cookie has not tried before.
    const failures = c.get('jar').browserHash ? seen.failures : 1
    const attempt = { ...seen, flow, known, organization, failures, attemptLabel: label, code: said.code }
    let result: WhyHere['result']
    try {
      result = explainRefusal(deps.context, c.get('jar'), { ...attempt, familiar: seen.level === 'T1' })
    } catch {
      // The helper, one click away, tries again and logs what is wrong.
    }
    const { repairAction } = deps
    return { flow: token, attemptLabel: label, result, facts: seen.evidence, repairAction }
  }

  type PasswordView = PasswordPage & { organizationId: string | undefined }

  async function passwordView(token: string, flow: Flow): Promise<PasswordView> {
    const identifier = flow.identifier as NonNullable<Flow['identifier']>
    const domain = identifier.kind === 'email' ? identifier.norm.slice(identifier.norm.lastIndexOf('@') + 1) : undefined
    const organization = domain ? await deps.organizationOfDomain(domain) : undefined
    const demanded = flow.demand?.kind === 'any' ? undefined : flow.demand?.kind
    return {
      flow: token,
      demand: flow.demand,
      open: flow.tried?.includes('show_password') ?? false,
      identifier,
      organization: organization?.name,
      organizationId: organization?.ownerId,
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
    if (!('session' in verdict))
      return redirect(c, `/sign-in/second-factor?flow=${flows.change(flow, { authentication: verdict.more })}`)
    const { session } = verdict
    platform.giveSession(c, session)
    // A browser that brought no cookie may keep none: it is looked at once more before it goes on.
    if (!c.get('jar').browserHash) return redirect(c, `/sign-in?flow=${flows.change(flow, {})}&lost=1`)
    return redirect(c, deps.continueTo(flow, session.sessionId))
  }

  /** A pause outlives a change of the language or the Back button: the page is shown as long as it lasts. */
  async function stillPaused(c: Web, flow: Flow, shown: PasswordView): Promise<Response | undefined> {
    const { identifier } = flow
    if (!flow.paused || !identifier) return undefined
    const { browserHash } = c.get('jar')
    const { kind, norm } = identifier
    const account = await findClaimed(deps.db, {
      identifierKind: kind,
      identifierNorm: norm,
      preferred: shown.accountKind,
      browserHash,
    })
    const { pausedUntil, stopped } = await findThrottleState(
      deps.db,
      throttleKeys(deps.keys, {
        authenticator: 'password',
        identifier: norm,
        accountId: account?.accountId,
        familiarBrowser: account?.familiar ? browserHash : undefined,
        network: platform.clientOf(c).address,
      }),
    )
    if (stopped) return page(c, pausedPage(c.get('view'), { ...shown, problem: problem('password_stopped') }), 429)
    return pausedUntil ? pausedAnswer(c, shown, pausedUntil) : undefined
  }

  function pausedAnswer(
    c: Web,
    shown: PasswordPage,
    until: Date,
    more: { problem?: Problem; attemptId?: string; totalSeconds?: number | undefined } = {},
  ): Response {
    const remainingSeconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000))
    c.header('Retry-After', String(remainingSeconds))
    const time = deps.timeText(until, c.get('language'))
    const said = more.problem ?? problem('locked_until', { time })
    return page(c, pausedPage(c.get('view'), { ...shown, ...more, problem: said, remainingSeconds, time }), 429)
  }

  function refusal(c: Web, flow: Flow, shown: PasswordPage, verdict: PasswordVerdict & { ok: false }): Response {
    const { problem: said, attemptId, pausedUntil } = verdict
    const view = c.get('view')
    const language = c.get('language')
    if (said.level === 'T2' || said.level === 'T3') {
      return page(
        c,
        statePage(view, { flow: shown.flow, problem: said, attemptId, restore: verdict.restore, why: shown.why }),
        said.status,
      )
    }
    if (said.slug === 'password_stopped' || pausedUntil) {
      // The language links and a reload of this page ask for it by its address: it remembers that there was a pause.
      const token = flows.change(flow, { paused: true })
      c.set('view', { ...view, path: `/sign-in/password?flow=${token}` })
    }
    if (said.slug === 'password_stopped')
      return page(c, pausedPage(c.get('view'), { ...shown, problem: said, attemptId }), 429)
    if (pausedUntil)
      return pausedAnswer(c, shown, pausedUntil, { problem: said, attemptId, totalSeconds: verdict.pauseSeconds })
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
    const lost = jar.jarHashes.length === 0 ? 'cookies' : 'session'
    const said = lost === 'cookies' ? problem('cookies_off', { host: c.get('view').host }) : problem('session_lost')
    // The helper is told what was seen here by the flow: nothing else is left of the sign-in.
    const seen = flows.change(flows.open(token) as Flow, { lost })
    return page(
      c,
      noCookiesPage(c.get('view'), { again: `/sign-in?flow=${token}`, flow: seen, problem: said, signedIn: true }),
      400,
    )
  }

  return routes
}

/** The application wants a fresh sign-in, though this browser brings the cookie of an earlier one. */
function isAskedAgain(c: Web, { authAfter, demand }: Flow): boolean {
  return authAfter !== undefined && demand !== undefined && c.get('jar').jarHashes.length > 0
}

/** Scripts say it while typing; without them it is said once, and typing the same again goes on. */
function suggestWithoutScript(form: Form, typed: string): string | undefined {
  return form.evidence === undefined && form.seen !== typed ? suggestAddress(typed) : undefined
}
