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
import { showsCookies } from '../../steps/stale-page/index.ts'
import type { SignInDeps } from './deps.ts'
import { identifierPage, noCookiesPage, type PasswordPage, passwordPage, pausedPage, statePage } from './pages.ts'
import type { WhyHere } from './why.ts'

/** Sign-in: the identifier, then the password. */
export function signInRoutes(deps: SignInDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, flows } = deps

  /** The flow of this page; a lost or strange id begins a new one, going to a path of ours at most. */
  function flowOf(c: Web, id: string | undefined): Flow {
    const flow = flows.resume(c, id, { to: readLocalPath(c.req.query('to')) })
    platform.follow(c, flow)
    return flow
  }

  routes.get('/sign-in', async (c) => {
    const flow = flowOf(c, c.req.query('flow'))
    const lost = c.req.query('lost')
    if (lost === 'off') return cookiesOff(c, flow)
    if (lost) return arrivedWithoutSession(c, flow)
    const typed = flow.identifier?.value ?? flow.loginHint
    return page(
      c,
      identifierPage(c.get('view'), {
        flow: flow.id,
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
    const flow = flowOf(c, read.form.flow)
    const typed = read.form.use ?? read.form.identifier ?? ''
    const result = readIdentifier(typed)
    if (!result.ok) {
      return page(
        c,
        identifierPage(c.get('view'), {
          flow: flow.id,
          demand: flow.demand,
          typed: typed.slice(0, 320),
          problem: result.problem,
        }),
        400,
      )
    }
    const suggestion = suggestWithoutScript(read.form, typed)
    if (suggestion) {
      return page(c, identifierPage(c.get('view'), { flow: flow.id, demand: flow.demand, typed, suggestion }))
    }
    const { id } = flows.change(c, flow, {
      identifier: result.identifier,
      accountKind: undefined,
      paused: undefined,
      lost: undefined,
    })
    return redirect(c, `/sign-in/password?flow=${id}`)
  })

  routes.get('/sign-in/password', async (c) => {
    const flow = flowOf(c, c.req.query('flow'))
    if (!flow.identifier) return redirect(c, `/sign-in?flow=${flow.id}`)
    const kind = c.req.query('kind')
    if (kind === 'personal' || kind === 'organization')
      return redirect(c, `/sign-in/password?flow=${flows.change(c, flow, { accountKind: kind }).id}`)
    const shown = { ...(await passwordView(flow)), again: isAskedAgain(c, flow) }
    return (await stillPaused(c, flow, shown)) ?? page(c, passwordPage(c.get('view'), shown))
  })

  routes.post('/sign-in/password', async (c) => {
    const started = performance.now()
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const flow = asSent(c, flowOf(c, read.form.flow), read.form)
    if (!flow.identifier) return redirect(c, `/sign-in?flow=${flow.id}`)
    const shown = { ...(await passwordView(flow)), stay: read.form.stay === 'yes' }
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

  async function passwordView(flow: Flow): Promise<PasswordView> {
    const identifier = flow.identifier as NonNullable<Flow['identifier']>
    const domain = identifier.kind === 'email' ? identifier.norm.slice(identifier.norm.lastIndexOf('@') + 1) : undefined
    const organization = domain ? await deps.organizationOfDomain(domain) : undefined
    const demanded = flow.demand?.kind === 'any' ? undefined : flow.demand?.kind
    return {
      flow: flow.id,
      demand: flow.demand,
      open: flow.tried?.includes('show_password') ?? false,
      identifier,
      organization: organization?.name,
      organizationId: organization?.ownerId,
      accountKind: flow.accountKind ?? demanded ?? (organization ? 'organization' : 'personal'),
      otherKind: organization !== undefined && demanded === undefined,
    }
  }

  /** A form is for whom it shows: its flow may be gone, or have gone on to somebody else in another tab. */
  function asSent(c: Web, flow: Flow, form: Form): Flow {
    const shown = readIdentifier(form.username ?? '')
    const accountKind = form.kind === 'personal' || form.kind === 'organization' ? form.kind : undefined
    if (!shown.ok || (shown.identifier.norm === flow.identifier?.norm && !accountKind)) return flow
    if (shown.identifier.norm === flow.identifier?.norm) return { ...flow, accountKind }
    const meant = flows.change(c, flow, { identifier: shown.identifier, accountKind })
    c.set('view', { ...c.get('view'), path: `/sign-in/password?flow=${meant.id}` })
    return meant
  }

  function arrive(c: Web, flow: Flow, verdict: PasswordVerdict & { ok: true }): Response {
    if (!('session' in verdict))
      return redirect(c, `/sign-in/second-factor?flow=${flows.change(c, flow, { authentication: verdict.more }).id}`)
    const { session } = verdict
    platform.giveSession(c, session)
    // A browser that brought no cookie may keep none: it is looked at once more before it goes on.
    if (!c.get('jar').browserHash) return redirect(c, `/sign-in?flow=${flow.id}&lost=1`)
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
      const { id } = flows.change(c, flow, { paused: true })
      c.set('view', { ...view, path: `/sign-in/password?flow=${id}` })
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

  /** A page came without its flow and without any cookie. One that is kept now says that the page was only old. */
  function cookiesOff(c: Web, flow: Flow): Response {
    if (showsCookies(c)) return redirect(c, `/sign-in?flow=${encodeURIComponent(c.req.query('flow') ?? '')}`)
    const said = problem('cookies_off', { host: c.get('view').host })
    const again = `/sign-in?flow=${flow.id}`
    return page(
      c,
      noCookiesPage(c.get('view'), { again, flow: flow.id, lost: 'cookies', problem: said, signedIn: false }),
      said.status,
    )
  }

  /** After a sign-in the browser came back without its session: it keeps no cookies, or something took them away. */
  async function arrivedWithoutSession(c: Web, flow: Flow): Promise<Response> {
    const jar = c.get('jar')
    const sessions = await liveSessions(deps.db, jar.jarHashes)
    if (sessions[0]) return redirect(c, deps.continueTo(flow, sessions[0].sessionId))
    const lost = jar.jarHashes.length === 0 && jar.flows.size === 0 ? 'cookies' : 'session'
    const said = lost === 'cookies' ? problem('cookies_off', { host: c.get('view').host }) : problem('session_lost')
    return page(
      c,
      noCookiesPage(c.get('view'), {
        again: `/sign-in?flow=${flow.id}`,
        flow: flow.id,
        lost,
        problem: said,
        signedIn: true,
      }),
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
