import { Hono } from 'hono'
import { type Flow, type Flows, fitsRequirement, readLocalPath } from '../../mechanisms/flows/index.ts'
import { unlistAccount } from '../../mechanisms/known-devices/index.ts'
import type { Database } from '../../platform/database/index.ts'
import { type Form, type Platform, page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import { caseFold } from '../../records/accounts/index.ts'
import { type AccountRow, accountRows, pickerRows, wrongKind } from './account-rows.ts'
import { accountsPage } from './page.ts'

export type AccountsDeps = {
  platform: Platform
  db: Database
  flows: Flows
  continueTo(flow: Flow, sessionId: string): string
  whenText(at: Date, language: Language): string
}

/** The picker: several accounts in one browser, none of them ever chosen silently. */
export function accountsRoutes(deps: AccountsDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/accounts', (c) => showAccounts(deps, c))
    .post('/accounts', onForm(deps, useAccount))
    .post('/accounts/remove', onForm(deps, removeAccount))
}

type FormHandler = (deps: AccountsDeps, c: Web, form: Form) => Promise<Response>

function onForm(deps: AccountsDeps, handle: FormHandler): (c: Web) => Promise<Response> {
  return async (c) => {
    const read = await deps.platform.form(c)
    return 'answer' in read ? read.answer : handle(deps, c, read.form)
  }
}

function flowOf({ flows, platform }: AccountsDeps, c: Web, id: string | undefined): Flow {
  const flow = flows.resume(c, id, { to: readLocalPath(c.req.query('to')) })
  platform.follow(c, flow)
  return flow
}

async function showAccounts(deps: AccountsDeps, c: Web): Promise<Response> {
  const flow = flowOf(deps, c, c.req.query('flow'))
  const rows = await accountRows(deps.db, c.get('jar'))
  const words = { t: c.get('t'), language: c.get('language'), whenText: deps.whenText }
  const said = wrongKind(rows, flow.requirement)
  const document = accountsPage(c.get('view'), {
    flow: flow.id,
    requirement: flow.requirement,
    rows: pickerRows(rows, flow, words),
    problem: said,
    editing: c.req.query('edit') === '1',
  })
  return page(c, document, said?.status)
}

/** Goes on with an account: at once where its session will do, else by its password. */
async function useAccount(deps: AccountsDeps, c: Web, form: Form): Promise<Response> {
  const flow = flowOf(deps, c, form.flow)
  const rows = await accountRows(deps.db, c.get('jar'))
  const row = rows.find((each) => each.accountId === form.account)
  if (!row) return redirect(c, `/accounts?flow=${flow.id}`)
  const { session } = row
  const recent = session && (!flow.authAfter || session.authTime.getTime() / 1000 >= flow.authAfter)
  if (recent && fitsRequirement(row, flow.requirement)) return redirect(c, deps.continueTo(flow, session.sessionId))
  const { id } = deps.flows.change(c, flow, { identifier: identifierOf(row), accountKind: row.kind })
  return redirect(c, `/sign-in/password?flow=${id}`)
}

async function removeAccount(deps: AccountsDeps, c: Web, form: Form): Promise<Response> {
  const { browserHash } = c.get('jar')
  if (browserHash && form.account && /^[\da-f-]{36}$/.test(form.account))
    await unlistAccount(deps.db, browserHash, form.account)
  return redirect(c, `/accounts?flow=${flowOf(deps, c, form.flow).id}&edit=1`)
}

function identifierOf(row: AccountRow): NonNullable<Flow['identifier']> {
  return {
    kind: row.userName.includes('@') ? 'email' : 'phone',
    value: row.userName,
    norm: caseFold(row.userName),
  }
}
