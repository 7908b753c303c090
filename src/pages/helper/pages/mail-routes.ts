import { Hono } from 'hono'
import { enqueue } from '../../../mechanisms/delivery/index.ts'
import type { Flow } from '../../../mechanisms/flows/index.ts'
import { issueOnce, peekOnce, spendOnce } from '../../../mechanisms/one-time/index.ts'
import { takeOne } from '../../../mechanisms/throttling/index.ts'
import { page, redirect, untilNextStep, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { findAccount, type Identifier, readIdentifier, recipientOf } from '../../../records/accounts/index.ts'
import type { HelperPagesDeps } from './deps.ts'
import { askContactPage, explainedPage, mailSentPage } from './mail-pages.ts'
import { backTo, type Visit, visitOf, visitOfAddress, within } from './visit.ts'

const type = 'helper_explain'
const minutes = 30

/**
 * Explain by mail: the page answers the same for every address, the true reason goes to a contact on file.
 * Whoever opens the link has proved that contact, and hears what that level may hear.
 */
export function mailRoutes(deps: HelperPagesDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, db, keys, config, flows, service, limits, timeText } = deps

  routes.get('/helper/mail', async (c) => {
    const visit = await visitOfAddress(deps, c)
    const typed = c.req.query('change') ? undefined : visit.flow.identifier?.value
    return show(c, visit, typed)
  })

  async function show(c: Web, visit: Visit, typed?: string, said?: Problem): Promise<Response> {
    return page(
      c,
      askContactPage(c.get('view'), {
        door: 'mail',
        flow: visit.flowToken,
        case: visit.caseToken,
        typed: typed?.slice(0, 320),
        problem: said,
        proofOfWork: await deps.makeProof(),
        back: visit.seen ? backTo(visit) : `/sign-in?flow=${visit.flowToken}`,
      }),
      said?.status,
    )
  }

  routes.post('/helper/mail', async (c) => {
    const started = performance.now()
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const visit = await visitOf(deps, c, read.form)
    const typed = read.form.identifier ?? ''
    const result = readIdentifier(typed)
    if (!result.ok) return show(c, visit, typed, result.problem)
    const { identifier } = result
    const wait = (await deps.withoutProof(c, read.form.altcha)) ?? (await tooMany(c, identifier))
    if (wait) return show(c, visit, typed, wait)
    await explain(c, visit, identifier)
    await untilNextStep(started)
    const next = { ...visit, flowToken: flows.change(visit.flow, { identifier }) }
    return redirect(c, within('/helper/mail/sent', next))
  })

  /** Counted for every address alike, whether or not anybody has it. */
  async function tooMany(c: Web, identifier: Identifier): Promise<Problem | undefined> {
    const source = platform.clientOf(c).address
    const rules = [
      ['helper mail hour', identifier.norm, limits.codesPerContactHour, 3600],
      ['helper mail day', identifier.norm, limits.codesPerContactDay, 86_400],
      ['helper mail network', source, limits.codesPerNetworkHour, 3600],
    ] as const
    for (const [name, who, times, seconds] of rules) {
      const taken = await takeOne(db, keys, name, who, { times, seconds })
      if (!taken.ok) return problem('code_limit', { n: times, time: timeText(taken.until, c.get('language')) })
    }
    return undefined
  }

  /** The same work for everybody: look-ups, a link, a message; to the account's own row where there is one. */
  async function explain(c: Web, visit: Visit, identifier: Identifier): Promise<void> {
    const recipient = await recipientOf(db, identifier)
    const known = recipient && { ownerId: recipient.ownerId, accountId: recipient.accountId }
    const token = await issueOnce(db, type, {
      ...known,
      minutes,
      data: {
        identifier,
        symptom: visit.seen?.result.symptom ?? undefined,
        flow: visit.flowToken,
        browser: c.get('jar').browserHash?.toString('hex'),
      },
    })
    const client = platform.clientOf(c)
    await enqueue(db, keys, {
      kind: identifier.kind,
      to: recipient?.to ?? identifier.value,
      template: known ? 'sign_in_explained' : 'sign_in_explained_unknown',
      language: c.get('language'),
      values: known
        ? { link: `${config.url}/helper/explained/${token}`, device: client.device, network: client.network }
        : {},
      minutes: known ? minutes : 24 * 60,
      ...known,
      purpose: 'explain',
      source: client.network,
    })
  }

  routes.get('/helper/mail/sent', async (c) => {
    const visit = await visitOfAddress(deps, c)
    const { identifier } = visit.flow
    if (!identifier) return redirect(c, within('/helper/mail', visit))
    return page(
      c,
      mailSentPage(c.get('view'), {
        address: identifier.value,
        again: `${within('/helper/mail', visit)}&change=1`,
        back: visit.seen ? backTo(visit) : `/sign-in?flow=${visit.flowToken}`,
        known: visit.seen !== undefined,
      }),
    )
  })

  routes.get('/helper/explained/:token', async (c) => {
    const token = c.req.param('token')
    const seen = await peekOnce(db, type, token)
    const said =
      seen.state === 'open' && seen.entry.accountId
        ? undefined
        : seen.state === 'expired'
          ? problem('link_expired', { time: timeText(seen.at, c.get('language')) })
          : problem('link_used')
    return page(
      c,
      explainedPage(c.get('view'), { action: `/helper/explained/${encodeURIComponent(token)}`, problem: said }),
      said?.status,
    )
  })

  routes.post('/helper/explained/:token', async (c) => {
    const spent = await spendOnce(db, type, c.req.param('token'))
    const account = spent?.accountId ? await findAccount(db, spent.accountId) : undefined
    if (!spent || !account) {
      const said = problem('link_used')
      return page(c, explainedPage(c.get('view'), { action: '', problem: said }), said.status)
    }
    // What is proved here belongs to this browser: it gets its cookie with the answer.
    deps.browserOf(c)
    const data = spent.data as Carried
    const token = await service.begin(c, {
      level: 'T2',
      accountId: account.accountId,
      symptom: data.symptom,
      flow: flowOf(c, data),
    })
    return redirect(c, `/helper?case=${token}`)
  })

  /** In another browser nothing is carried over but who was proved (ATK-066). */
  function flowOf(c: Web, { identifier, flow, browser }: Carried): Flow {
    const known = browser !== undefined && browser === c.get('jar').browserHash?.toString('hex')
    const base = (known && flows.open(flow)) || (flows.open(flows.make({})) as Flow)
    return { ...base, identifier }
  }

  return routes
}

type Carried = {
  identifier: Identifier
  symptom?: Parameters<HelperPagesDeps['service']['begin']>[1]['symptom']
  flow?: string
  browser?: string
}
