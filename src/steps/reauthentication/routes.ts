import { Hono } from 'hono'
import { personOf } from '../../access/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { liveSessions, type Session } from '../../mechanisms/sessions/index.ts'
import { page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { type Account, findAccount } from '../../records/accounts/index.ts'
import {
  type Reauthenticated,
  reauthenticateWithContact,
  reauthenticateWithPassword,
} from '../../services/sessions/index.ts'
import type { ReauthenticationDeps } from './deps.ts'
import { base, type Goal, goalOf, pathOf, readGoal } from './goal.ts'
import { methodsFor } from './methods.ts'
import { confirmPage } from './page.ts'

/**
 * "Confirm that it is you": the person of a session shows the password, or answers a code, for one change; then they are
 * back on its page, with what they had typed.
 */
export function reauthenticationRoutes(deps: ReauthenticationDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  // Back from the page of the code: for another contact, or a new code.
  routes.get(base, (c) => {
    const flow = deps.flows.read(c, c.req.query('flow'))
    return redirect(c, flow?.to && readGoal(flow.to) ? `${flow.to}?as=${flow.accountId}` : '/account')
  })
  routes.get(`${base}/for/*`, (c) => askAnew(deps, c))
  routes.post(base, (c) => takePassword(deps, c))
  routes.post(`${base}/send`, (c) => sendCode(deps, c))
  routes.route(
    '/',
    deps.contactCodes.routes({
      base,
      purpose: 'fresh',
      proven: (c, flow, challenge) => takeCode(deps, c, flow, challenge.accountId),
    }),
  )
  return routes
}

type Asked = { session: Session; account: Account; goal: Goal }

async function find(
  { context }: ReauthenticationDeps,
  c: Web,
  accountId: string | undefined,
  goal: Goal | undefined,
): Promise<Asked | Response> {
  const sessions = await liveSessions(context.db, c.get('jar').jarHashes)
  const session = sessions.find((each) => each.accountId === accountId) ?? (accountId ? undefined : sessions[0])
  const account = session && (await findAccount(context.db, session.accountId))
  if (!goal) return redirect(c, '/account')
  return session && account ? { session, account, goal } : redirect(c, `/sign-in?to=${goal.to}`)
}

async function askAnew(deps: ReauthenticationDeps, c: Web): Promise<Response> {
  const asked = await find(deps, c, c.req.query('as'), readGoal(c.req.path))
  return asked instanceof Response ? asked : show(deps, c, asked)
}

async function takePassword(deps: ReauthenticationDeps, c: Web): Promise<Response> {
  const read = await deps.platform.form(c)
  if ('answer' in read) return read.answer
  const { form } = read
  const asked = await find(deps, c, form.as, goalOf(form.for, form.to))
  if (asked instanceof Response) return asked
  if (!form.password) return show(deps, c, asked, { ok: false, problem: problem('password_empty') })
  const { platform, context } = deps
  const shown = {
    purpose: asked.goal.purpose,
    password: form.password,
    browser: platform.browserOf(c),
    language: c.get('language'),
  }
  const answer = await reauthenticateWithPassword(context, personOf(platform, c, asked.session), shown)
  return answer.ok ? back(c, asked) : show(deps, c, asked, answer)
}

async function sendCode(deps: ReauthenticationDeps, c: Web): Promise<Response> {
  const read = await deps.platform.form(c)
  if ('answer' in read) return read.answer
  const { form } = read
  const asked = await find(deps, c, form.as, goalOf(form.for, form.to))
  if (asked instanceof Response) return asked
  const { account, goal } = asked
  const { contacts } = await methodsFor(deps.context.db, account, goal.purpose, c.get('jar').browserHash)
  const contact = contacts.find(({ contactId }) => contactId === form.contact)
  if (!contact) return show(deps, c, asked)
  const { ownerId, accountId } = account
  const flow = deps.flows.begin(c, { to: pathOf(goal), accountId })
  const { kind, value, norm } = contact
  const sent = await deps.contactCodes.ask(c, flow, {
    purpose: 'fresh',
    base,
    identifier: { kind, value, norm },
    account: { ownerId, accountId, to: value },
    template: 'confirm_code',
  })
  return sent.ok ? sent.answer : show(deps, c, asked, { ok: false, problem: sent.problem })
}

async function takeCode(deps: ReauthenticationDeps, c: Web, flow: Flow, accountId: string | null): Promise<Response> {
  const { context, platform } = deps
  const asked = await find(deps, c, accountId ?? '', readGoal(flow.to))
  if (asked instanceof Response) return asked
  const shown = { purpose: asked.goal.purpose, challenge: flow.challenge ?? '' }
  const answer = await reauthenticateWithContact(context, personOf(platform, c, asked.session), shown)
  return answer.ok || answer.problem.slug === 'page_stale' ? back(c, asked) : show(deps, c, asked, answer)
}

/** To the page of the change, with the account that is meant. */
function back(c: Web, { goal, account }: Asked): Response {
  return redirect(c, `${goal.to}?as=${account.accountId}`)
}

async function show(
  { context }: ReauthenticationDeps,
  c: Web,
  { account, goal }: Asked,
  answer?: (Reauthenticated & { ok: false }) | { ok: false; problem: Problem },
): Promise<Response> {
  const methods = await methodsFor(context.db, account, goal.purpose, c.get('jar').browserHash)
  const until = answer && 'pausedUntil' in answer ? answer.pausedUntil : undefined
  const remaining = until && Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000))
  if (remaining) c.header('Retry-After', String(remaining))
  const total = answer && 'pauseSeconds' in answer ? answer.pauseSeconds : undefined
  const clock = remaining ? { remainingSeconds: remaining, totalSeconds: total ?? remaining } : undefined
  const document = confirmPage(c.get('view'), { account, goal, methods, problem: answer?.problem, clock })
  return page(c, document, answer?.problem.status)
}
