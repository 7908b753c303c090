import { Hono } from 'hono'
import { deliveryHealth, enqueue, type NewMessage, type Template } from '../../mechanisms/delivery/index.ts'
import type { Flow, Flows } from '../../mechanisms/flows/index.ts'
import {
  anotherCode,
  type Challenge,
  findChallenge,
  issueOnce,
  newChallenge,
  type Purpose,
  peekOnce,
  proveChallenge,
  provenChallenge,
  spendOnce,
} from '../../mechanisms/one-time/index.ts'
import { takeOne } from '../../mechanisms/throttling/index.ts'
import type { Config } from '../../platform/config/index.ts'
import { attemptLabel, type Keys, uuidv7 } from '../../platform/crypto/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { type Platform, page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { readIdentifier } from '../../records/accounts/index.ts'
import { attemptStatement, type Observations, readObservations } from '../../records/sign-in-log/index.ts'
import { codePage, linkPage } from './pages.ts'

export type CodePurpose = Purpose

export type ContactCodeDeps = {
  platform: Platform
  db: Database
  keys: Keys
  config: Config
  flows: Flows
  limits: { codesPerContactHour: number; codesPerContactDay: number; codesPerNetworkHour: number }
  timeText(at: Date, language: Language): string
}

type Identifier = NonNullable<Flow['identifier']>

export type Question = {
  purpose: Purpose
  /** Pages: `${base}/code`, `${base}/resend`, `${base}/link/…`. */
  base: string
  identifier: Identifier
  /** Who has this contact; nobody when it is left out. The message goes to `to`, from the account's own row. */
  account?: { ownerId: string; accountId: string; to: string } | undefined
  /** With a code, or for contacts that cannot be used: one that says so, without a code. */
  template: Template
  /** Needs a link too, made from the configured address. */
  link?: boolean | undefined
  values?: Record<string, string | number>
}

type Stored = {
  template: Template
  to: string
  language: Language
  link: boolean
  base: string
  withCode: boolean
  values: Record<string, string | number>
}

export type ContactCodes = ReturnType<typeof contactCodes>

const linkMinutes = 30

/** How a refused code is called in the sign-in log; one for another contact of one's own account is no sign-in. */
const methods: Record<Purpose, string | undefined> = {
  sign_in: 'code',
  fresh: 'code',
  reset: 'reset',
  sign_up: 'sign_up',
  contact: undefined,
  find: undefined,
}

/**
 * Proving a contact by a code, or by the link in the same mail: the part that sign-up, reset, sign-in by code and new
 * contacts share. Whether anybody has the contact changes nothing but the text of the message.
 */
export function contactCodes(deps: ContactCodeDeps) {
  const { db, keys, flows, platform, config, limits } = deps

  /** Asks a contact, and sends the browser to the page for the code. Refused with GK4004 when too many were asked for. */
  async function ask(
    c: Web,
    flow: Flow,
    question: Question,
  ): Promise<{ ok: true; answer: Response } | { ok: false; problem: Problem }> {
    const { identifier, account, purpose } = question
    const client = platform.clientOf(c)
    const limit = await tooMany(c, purpose, identifier)
    if (limit) return { ok: false, problem: limit }
    const browserHash = browserOf(c)
    const to = account?.to ?? identifier.value
    const stored: Stored = {
      template: question.template,
      to,
      language: c.get('language'),
      link: question.link ?? false,
      base: question.base,
      withCode: question.template.endsWith('_code'),
      values: { ...question.values, device: client.device, network: client.network },
    }
    const asked = {
      purpose,
      browserHash,
      contactKind: identifier.kind,
      contactValue: identifier.value,
      ownerId: account?.ownerId,
      accountId: account?.accountId,
    }
    const { id, code } = await newChallenge(db, keys, { ...asked, data: stored })
    const next = flows.change(c, flow, { identifier, challenge: id })
    const plain = flow.plainMail
    await send(stored, { code, purpose, account, flow: next, browserHash, source: client.network, plain })
    return { ok: true, answer: redirect(c, `${question.base}/code?flow=${next.id}`) }
  }

  /**
   * Takes one of the codes that may be sent, for this network and to this contact, whoever has it: a question and every
   * further code of it alike. The limit that is over first says so, and the others lose nothing by it.
   */
  async function tooMany(c: Web, purpose: Purpose, { norm }: Identifier): Promise<Problem | undefined> {
    const contact = `${purpose} ${norm}`
    const taking: [name: string, who: string, times: number, seconds: number][] = [
      ['code network', platform.clientOf(c).address, limits.codesPerNetworkHour, 3600],
      ['code contact hour', contact, limits.codesPerContactHour, 3600],
      ['code contact day', contact, limits.codesPerContactDay, 86_400],
    ]
    for (const [name, who, times, seconds] of taking) {
      const taken = await takeOne(db, keys, name, who, { times, seconds })
      if (!taken.ok) return problem('code_limit', { n: times, time: deps.timeText(taken.until, c.get('language')) })
    }
    return undefined
  }

  function browserOf(c: Web): Buffer {
    const known = c.get('jar').browserHash
    if (known) return known
    const made = platform.cookies.newBrowser()
    c.header('Set-Cookie', made.cookie, { append: true })
    return made.hash
  }

  type Sending = {
    code: string
    purpose: Purpose
    account?: { ownerId: string; accountId: string } | undefined
    flow: Flow
    browserHash: Buffer
    source: string
    plain: true | undefined
  }

  async function send(stored: Stored, sending: Sending): Promise<void> {
    const { account, purpose } = sending
    const data = { flow: flows.seal(sending.flow), browser: sending.browserHash.toString('hex'), to: stored.to }
    const token = stored.link
      ? await issueOnce(db, `${purpose}_link`, { ...account, minutes: linkMinutes, data })
      : undefined
    const values: Record<string, string | number> = { ...stored.values }
    if (stored.withCode) values.code = sending.code
    if (token && stored.withCode) values.link = `${config.url}${stored.base}/link/${token}`
    const message: NewMessage = {
      kind: stored.to.includes('@') ? 'email' : 'phone',
      to: stored.to,
      template: stored.template,
      language: stored.language,
      values,
      minutes: stored.withCode ? 10 : 24 * 60,
      ownerId: account?.ownerId,
      accountId: account?.accountId,
      purpose,
      source: sending.source,
      plain: stored.withCode && sending.plain,
    }
    await enqueue(db, keys, message)
  }

  type Pages = {
    base: string
    purpose: Purpose
    /** The contact is proven: go on. The flow names the challenge. */
    proven(c: Web, flow: Flow, challenge: Challenge): Response | Promise<Response>
  }

  /** The pages of one purpose, to be mounted at the root. */
  function routes({ base, purpose, proven }: Pages) {
    const pages = new Hono<WebEnv>()

    pages.get(`${base}/code`, async (c) => {
      const found = await openQuestion(c, c.req.query('flow'))
      if (!found) return redirect(c, startAgain(c, base, c.req.query('flow')))
      if (found.challenge.proven) return proven(c, found.flow, found.challenge)
      return show(c, found, c.req.query('resent') ? { resent: true } : {})
    })

    pages.post(`${base}/code`, async (c) => {
      const read = await platform.form(c)
      if ('answer' in read) return read.answer
      const found = await openQuestion(c, read.form.flow)
      if (!found) return redirect(c, startAgain(c, base, read.form.flow, read.form.identifier))
      if (found.challenge.proven) return proven(c, found.flow, found.challenge)
      const code = (read.form.code ?? '').normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
      if (!/^\d{6}$/.test(code))
        return show(c, found, { problem: problem('code_length', { length: 6, n: code.length }) }, 400)
      const verdict = await proveChallenge(db, keys, found.flow.challenge as string, code)
      if (verdict.verdict === 'proven') return proven(c, found.flow, found.challenge)
      const evidence = readObservations(read.form.evidence)
      if (verdict.verdict === 'expired') return expired(c, found, verdict.at, evidence)
      // Without a try left nothing was looked at: it is said again, and nobody fills the log with it.
      if (verdict.verdict === 'no_tries')
        return show(c, found, { problem: problem('code_wrong', { n: 0 }), over: true }, 401)
      const { triesLeft } = verdict
      return refuse(c, found, { problem: problem('code_wrong', { n: triesLeft }), over: triesLeft === 0 }, evidence)
    })

    pages.post(`${base}/resend`, async (c) => {
      const read = await platform.form(c)
      if ('answer' in read) return read.answer
      const found = await openQuestion(c, read.form.flow)
      if (!found) return redirect(c, startAgain(c, base, read.form.flow, read.form.identifier))
      const limit = found.challenge.resendInSeconds === 0 ? await anotherLimit(c, found) : undefined
      if (limit) return show(c, found, { problem: limit }, limit.status)
      if (!(await sendAnother(c, found))) return tooSoon(c, found)
      return redirect(c, `${base}/code?flow=${read.form.flow}&resent=1`)
    })

    pages.get(`${base}/link/:token`, async (c) => {
      const token = c.req.param('token')
      const seen = await peekOnce(db, `${purpose}_link`, token)
      const said = linkProblem(c, seen)
      return page(
        c,
        linkPage(c.get('view'), { action: `${base}/link/${token}`, problem: said, again: base }),
        said?.status,
      )
    })

    pages.post(`${base}/link/:token`, async (c) => {
      const token = c.req.param('token')
      const spent = await spendOnce(db, `${purpose}_link`, token)
      if (!spent) {
        const said = linkProblem(c, await peekOnce(db, `${purpose}_link`, token)) ?? problem('link_used')
        return page(c, linkPage(c.get('view'), { action: base, problem: said, again: base }), said.status)
      }
      return continueFromLink(c, spent)
    })

    async function continueFromLink(
      c: Web,
      spent: { ownerId: string | null; accountId: string | null; data: Record<string, unknown>; createdAt: Date },
    ): Promise<Response> {
      const asked = flows.unseal(spent.data.flow as string)
      const identifier = asked?.identifier
      // What the link sealed does not open any more: the root secret of that time is gone.
      if (!identifier)
        return page(c, linkPage(c.get('view'), { action: base, problem: problem('link_used'), again: base }), 410)
      const browserHash = browserOf(c)
      const id = await provenChallenge(db, {
        purpose,
        browserHash,
        contactKind: identifier.kind,
        contactValue: identifier.value,
        ownerId: spent.ownerId ?? undefined,
        accountId: spent.accountId ?? undefined,
        askedAt: spent.createdAt,
      })
      // In another browser nothing is carried over but the proof: where it was going belongs to the one that asked (ATK-066).
      const sameBrowser = spent.data.browser === browserHash.toString('hex')
      const flow = sameBrowser ? flows.reopen(c, asked) : undefined
      const next = flows.change(c, flow ?? flows.resume(c, undefined, {}), { identifier, challenge: id })
      const challenge = (await findChallenge(db, id, purpose, browserHash)) as Challenge
      return proven(c, next, challenge)
    }

    type Shown = { problem?: Problem; resent?: boolean; over?: boolean }
    type Found = { flow: Flow; challenge: Challenge }

    async function openQuestion(c: Web, asked: string | undefined): Promise<Found | undefined> {
      const flow = flows.read(c, asked)
      c.set('formActions', flow?.formActions)
      if (!flow?.challenge || !flow.identifier) return undefined
      const challenge = await findChallenge(db, flow.challenge, purpose, c.get('jar').browserHash)
      // The flow goes on to be changed elsewhere; the question is to the contact that it was made for.
      if (challenge?.contactValue !== flow.identifier.value) return undefined
      return { flow, challenge }
    }

    async function show(c: Web, found: Found, more: Shown, status = 200, attemptId?: string): Promise<Response> {
      const { challenge, flow } = found
      const health = (await deliveryHealth(db))[challenge.contactKind]
      return page(
        c,
        codePage(attemptId ? { ...c.get('view'), attemptId: attemptLabel(attemptId) } : c.get('view'), {
          base,
          flow: flow.id,
          identifier: flow.identifier as Identifier,
          from: config.mailFrom,
          waitSeconds: challenge.resendInSeconds,
          medianSeconds: Math.round(health.medianSeconds),
          delayed: health.down,
          ...more,
          over: more.over || challenge.triesLeft <= 0,
        }),
        status,
      )
    }

    /** Logged once, for a contact that somebody has and for one that nobody has alike. */
    async function refuse(c: Web, found: Found, shown: Shown & { problem: Problem }, evidence: Observations) {
      const attemptId = await logRefusal(c, found, shown.problem.code, evidence)
      return show(c, found, shown, shown.problem.status, attemptId)
    }

    async function logRefusal(c: Web, { flow, challenge }: Found, reason: string, evidence: Observations) {
      const method = methods[purpose]
      if (!method) return undefined
      const attemptId = uuidv7()
      const { device, network } = platform.clientOf(c)
      await db.run(
        attemptStatement({
          attemptId,
          ownerId: challenge.ownerId ?? undefined,
          accountId: challenge.accountId ?? undefined,
          identifierHmac: keys.for('sign-in-log').hmac((flow.identifier as Identifier).norm),
          browserHash: c.get('jar').browserHash,
          clientId: flow.requirement?.clientId,
          method,
          outcome: 'refused',
          reason,
          familiar: false,
          device,
          network,
          evidence,
        }),
      )
      return attemptId
    }

    /** It was right, but too old: a new one goes out by itself, as long as one may. */
    async function expired(c: Web, found: Found, at: Date, evidence: Observations): Promise<Response> {
      const limit = await anotherLimit(c, found)
      if (limit) return refuse(c, found, { problem: limit }, evidence)
      const sent = await sendAnother(c, found)
      const language = c.get('language')
      const said = problem('code_expired', {
        time: deps.timeText(at, language),
        mask: found.flow.identifier?.value ?? '',
      })
      // After the last code of a question nothing goes out any more: only a new question helps.
      return refuse(c, found, { problem: said, over: !sent && found.challenge.sends >= 5 }, evidence)
    }

    function anotherLimit(c: Web, { flow }: Found): Promise<Problem | undefined> {
      return tooMany(c, purpose, flow.identifier as Identifier)
    }

    async function sendAnother(c: Web, found: Found): Promise<boolean> {
      const { challenge, flow } = found
      const code = await anotherCode(db, keys, flow.challenge as string)
      if (!code) return false
      const stored = challenge.data as unknown as Stored
      const { ownerId, accountId } = challenge
      await send(stored, {
        code,
        purpose,
        account: ownerId && accountId ? { ownerId, accountId } : undefined,
        flow,
        browserHash: c.get('jar').browserHash as Buffer,
        source: platform.clientOf(c).network,
        plain: flow.plainMail,
      })
      return true
    }

    async function tooSoon(c: Web, found: Found): Promise<Response> {
      const { resendInSeconds: s, codesEnd } = found.challenge
      const time = deps.timeText(codesEnd ?? new Date(), c.get('language'))
      c.header('Retry-After', String(s))
      return show(c, found, { problem: problem('code_wait', { s, time }) }, 429)
    }

    function linkProblem(c: Web, seen: Awaited<ReturnType<typeof peekOnce>>): Problem | undefined {
      if (seen.state === 'open') return undefined
      if (seen.state === 'expired') return problem('link_expired', { time: deps.timeText(seen.at, c.get('language')) })
      return problem('link_used')
    }

    return pages
  }

  /** The question anew, to the contact that the form showed where its flow is gone. */
  function startAgain(c: Web, base: string, id: string | undefined, shown?: string): string {
    if (flows.read(c, id)) return `${base}?flow=${id}`
    const read = readIdentifier(shown ?? '')
    return read.ok ? `${base}?flow=${flows.begin(c, { identifier: read.identifier }).id}` : base
  }

  return { ask, routes, browserOf }
}
