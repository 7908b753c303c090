import { personOf } from '../../../access/index.ts'
import { fitsRequirement } from '../../../mechanisms/flows/index.ts'
import { liveSessions, type Session } from '../../../mechanisms/sessions/index.ts'
import { page, redirect, type Web } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/i18n/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import { findAccount, refusalOf } from '../../../records/accounts/index.ts'
import type { ClientRecord } from '../../../records/clients/index.ts'
import { approveDevice, refuseDevice, requirementOf } from '../../../services/applications/index.ts'
import { acrOf } from '../../../services/authentication/index.ts'
import { accessInWords, readAccess } from '../consent/index.ts'
import type { PageDeps } from '../deps.ts'
import { confirmPage, decidedPage } from './pages.ts'
import { type AskingDevice, findAskingDevice, showUserCode } from './user-code.ts'

/** A device, and the account that it may be allowed to use. */
type Confirmation = { token: string; code: string; device: AskingDevice; client: ClientRecord; session: Session }

/** What the person is asked; or the answer, when there is nothing (any more) to ask, or nobody. */
async function readConfirmation(
  { context, platform, flows, provider }: PageDeps,
  c: Web,
  asked: { flow: string | undefined; session: string | undefined },
): Promise<Confirmation | Response> {
  const token = asked.flow
  const flow = flows.read(c, token)
  const code = flow?.params?.['~device']
  if (!token || !flow || !code) return redirect(c, '/device')
  const sessions = await liveSessions(context.db, c.get('jar').jarHashes)
  const session = sessions.find((each) => each.sessionId === asked.session)
  if (!session) return redirect(c, `/sign-in?flow=${token}`)
  const shut = await problemOfAccount(context, c, session)
  if (shut) return platform.problemPage(c, shut, shut.status, `/accounts?flow=${token}`)
  const device = await findAskingDevice(context.db, code)
  const client = device && (await provider.clients.record(device.clientId))
  if (!device || !client?.usable) return page(c, decidedPage(c.get('view'), { done: 'expired' }), 410)
  if (!fitsRequirement(session, requirementOf(client))) return redirect(c, `/accounts?flow=${token}`)
  return { token, code, device, client, session }
}

/** Why the account of a live session may allow nothing now: its organisation is paused. */
async function problemOfAccount(
  { db, config }: PageDeps['context'],
  c: Web,
  { accountId }: Session,
): Promise<Problem | undefined> {
  const account = await findAccount(db, accountId)
  return account && refusalOf(account, (at) => formatDate(at, c.get('language'), config.timeZone))
}

export async function showConfirmation(deps: PageDeps, c: Web): Promise<Response> {
  const asked = await readConfirmation(deps, c, { flow: c.req.query('flow'), session: c.req.query('session') })
  if (asked instanceof Response) return asked
  const { token, code, device, client, session } = asked
  const view = c.get('view')
  const lines = accessInWords(await readAccess(deps.provider.clients, device.params), view.t, session)
  const { network, device: kind } = device.info
  return page(
    c,
    confirmPage(view, {
      flow: token,
      session,
      app: client.name,
      code: showUserCode(code),
      network,
      device: kind,
      lines,
    }),
  )
}

export async function answerConfirmation(deps: PageDeps, c: Web): Promise<Response> {
  const { context, platform, provider } = deps
  const sent = await platform.form(c)
  if ('answer' in sent) return sent.answer
  const asked = await readConfirmation(deps, c, { flow: sent.form.flow, session: sent.form.session })
  if (asked instanceof Response) return asked
  const { device, client, session } = asked
  const actor = personOf(platform, c, session)
  const { network } = device.info
  const allowed = sent.form.decision === 'allow'
  const access = await readAccess(provider.clients, device.params)
  const decided = allowed
    ? await approveDevice(context, actor, { device, session, acr: acrOf(session.amr), access, network })
    : await refuseDevice(context, actor, { device, network })
  const view = c.get('view')
  if (!decided.ok && decided.problem.slug === 'held')
    return platform.problemPage(c, decided.problem, undefined, '/account/hold')
  if (!decided.ok) return page(c, decidedPage(view, { done: 'expired' }), 410)
  return page(c, decidedPage(view, allowed ? { done: 'allowed', app: client.name } : { done: 'denied' }))
}
