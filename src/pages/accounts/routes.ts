import { Hono } from 'hono'
import { type Demand, type Flow, type Flows, fitsDemand, readLocalPath } from '../../mechanisms/flows/index.ts'
import { type KnownAccount, knownAccounts, unlistAccount } from '../../mechanisms/known-devices/index.ts'
import { liveSessions, type Session } from '../../mechanisms/sessions/index.ts'
import type { Database } from '../../platform/database/index.ts'
import type { PickerRow } from '../../platform/html/index.ts'
import { type Platform, page, redirect, type Web, type WebEnv } from '../../platform/http/index.ts'
import type { Language, Translate } from '../../platform/i18n/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { caseFold } from '../../records/accounts/index.ts'
import { accountsPage } from './page.ts'

export type AccountsDeps = {
  platform: Platform
  db: Database
  flows: Flows
  continueTo(flow: Flow, sessionId: string): string
  whenText(at: Date, language: Language): string
}

type Row = {
  accountId: string
  ownerId: string
  kind: 'personal' | 'organization'
  userName: string
  fullName: string
  organizationName: string | null
  session?: Session | undefined
  lastUsedAt?: Date | undefined
}

/** The picker: several accounts in one browser, none of them ever chosen silently. */
export function accountsRoutes(deps: AccountsDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, db, flows } = deps

  function flowOf(c: Web, token: string | undefined): { token: string; flow: Flow } {
    const resumed = flows.resume(token, { to: readLocalPath(c.req.query('to')) })
    platform.follow(c, resumed.flow)
    return resumed
  }

  async function rowsHere(c: Web): Promise<Row[]> {
    const jar = c.get('jar')
    const [sessions, known] = await Promise.all([
      liveSessions(db, jar.jarHashes),
      jar.browserHash ? knownAccounts(db, jar.browserHash) : Promise.resolve<KnownAccount[]>([]),
    ])
    const rows: Row[] = known
      .filter((account) => account.status === 'active')
      .map((account) => ({ ...account, session: sessions.find((session) => session.accountId === account.accountId) }))
    const unlisted = sessions.filter((session) => !known.some((account) => account.accountId === session.accountId))
    return [...unlisted.map((session) => ({ ...session, session })), ...rows]
  }

  routes.get('/accounts', async (c) => {
    const { token, flow } = flowOf(c, c.req.query('flow'))
    const rows = await rowsHere(c)
    const { t } = c.get('view')
    const shown = rows.map((row) => pickerRow(row, flow, t, c.get('language')))
    // The ones that fit come first; the others stay, with the reason.
    shown.sort((a, b) => Number(Boolean(a.why)) - Number(Boolean(b.why)))
    const said = wrongKind(rows, flow.demand)
    return page(
      c,
      accountsPage(c.get('view'), {
        flow: token,
        demand: flow.demand,
        rows: shown,
        problem: said,
        editing: c.req.query('edit') === '1',
      }),
      said?.status,
    )
  })

  function pickerRow(row: Row, flow: Flow, t: Translate, language: Language): PickerRow {
    const used = row.lastUsedAt && t('accounts.lastUsed', { when: deps.whenText(row.lastUsedAt, language) })
    return {
      person: {
        address: row.userName,
        name: row.fullName,
        kind: row.kind,
        ...(row.organizationName ? { organization: row.organizationName } : {}),
      },
      value: row.accountId,
      used: [t(row.session ? 'accounts.signedIn' : 'accounts.signedOut'), used].filter(Boolean).join(' · '),
      why: reasonAgainst(row, flow, t),
    }
  }

  function reasonAgainst(row: Row, flow: Flow, t: Translate): string | undefined {
    const { demand } = flow
    if (!demand) return undefined
    const app = demand.name
    if (flow.accountId && flow.accountId !== row.accountId) return t('accounts.wrongAccount', { app })
    if (fitsDemand(row, demand)) return undefined
    if (demand.organizationName) return t('accounts.wrongOrganization', { app, org: demand.organizationName })
    return t(demand.kind === 'organization' ? 'accounts.wrongKindOrganization' : 'accounts.wrongKindPersonal', { app })
  }

  /** GK2002: the account in use is of the wrong kind, and a fitting one is here; GK2003: none is. */
  function wrongKind(rows: Row[], demand: Demand | undefined): Problem | undefined {
    const inUse = rows.find((row) => row.session)
    if (demand?.kind !== 'organization' || !inUse || rows.some((row) => row.session && fitsDemand(row, demand)))
      return undefined
    const fitting = rows.find((row) => fitsDemand(row, demand))
    if (fitting) return problem('kind_mismatch', { app: demand.name, id: inUse.userName, org_id: fitting.userName })
    return problem('kind_mismatch_no_match', { app: demand.name })
  }

  routes.post('/accounts', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const { token, flow } = flowOf(c, read.form.flow)
    const row = (await rowsHere(c)).find((each) => each.accountId === read.form.account)
    if (!row) return redirect(c, `/accounts?flow=${token}`)
    const recent = row.session && (!flow.authAfter || row.session.authTime.getTime() / 1000 >= flow.authAfter)
    if (row.session && recent && fitsDemand(row, flow.demand))
      return redirect(c, deps.continueTo(flow, row.session.sessionId))
    return redirect(
      c,
      `/sign-in/password?flow=${flows.change(flow, { identifier: identifierOf(row), accountKind: row.kind })}`,
    )
  })

  routes.post('/accounts/remove', async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const { browserHash } = c.get('jar')
    if (browserHash && read.form.account && /^[\da-f-]{36}$/.test(read.form.account))
      await unlistAccount(db, browserHash, read.form.account)
    return redirect(c, `/accounts?flow=${flowOf(c, read.form.flow).token}&edit=1`)
  })

  return routes
}

function identifierOf(row: Row): NonNullable<Flow['identifier']> {
  return {
    kind: row.userName.includes('@') ? 'email' : 'phone',
    value: row.userName,
    norm: caseFold(row.userName),
  }
}
