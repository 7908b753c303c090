import { Hono } from 'hono'
import { type Flow, fitsDemand } from '../../../mechanisms/flows/index.ts'
import { findChallenge } from '../../../mechanisms/one-time/index.ts'
import { page, redirect, untilNextStep, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import {
  type Account,
  caseFold,
  findAccountsOfContact,
  type Identifier,
  maskContact,
  readIdentifier,
  recipientOf,
  showPhone,
} from '../../../records/accounts/index.ts'
import { type FoundAccount, foundPage } from './accounts-page.ts'
import type { HelperPagesDeps } from './deps.ts'
import { askContactPage } from './mail-pages.ts'
import { backTo, type Visit, visitOf, visitOfAddress, within } from './visit.ts'

const base = '/helper/accounts'
const purpose = 'find'

/** Find my account: a code proves a contact, and then every account that it opens is shown with its kind. */
export function accountsRoutes(deps: HelperPagesDeps) {
  const routes = new Hono<WebEnv>()
  const { platform, db, config, flows, dateText } = deps

  routes.get(base, async (c) => {
    const visit = await visitOfAddress(deps, c)
    return show(c, visit, c.req.query('change') ? undefined : visit.flow.identifier?.value)
  })

  async function show(c: Web, visit: Visit, typed?: string, said?: Problem): Promise<Response> {
    return page(
      c,
      askContactPage(c.get('view'), {
        door: 'accounts',
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

  routes.post(base, async (c) => {
    const started = performance.now()
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const visit = await visitOf(deps, c, read.form)
    const typed = read.form.identifier ?? ''
    const result = readIdentifier(typed)
    if (!result.ok) return show(c, visit, typed, result.problem)
    const wait = await deps.withoutProof(c, read.form.altcha)
    if (wait) return show(c, visit, typed, wait)
    const asked = await deps.ask(c, visit.flow, await questionFor(result.identifier))
    await untilNextStep(started)
    return asked.ok ? asked.answer : show(c, visit, typed, asked.problem)
  })

  /** The page answers every address alike; one that nobody has gets a mail that says so, and no code (ENU-06). */
  async function questionFor(identifier: Identifier) {
    const account = await recipientOf(db, identifier)
    return account
      ? ({ purpose, base, identifier, account, template: 'find_code' } as const)
      : ({ purpose, base, identifier, template: 'find_unknown' } as const)
  }

  routes.route(
    '/',
    deps.codePages({
      base,
      purpose,
      proven: (c, flow) => redirect(c, `${base}/found?flow=${flows.change(flow, {})}`),
    }),
  )

  type Proven = { visit: Visit; identifier: Identifier; accounts: Account[] }

  async function openProof(c: Web, given: { flow?: string | undefined }): Promise<Proven | undefined> {
    const visit = await visitOf(deps, c, { flow: given.flow })
    const { challenge: id, identifier } = visit.flow
    if (!id || !identifier) return undefined
    const challenge = await findChallenge(db, id, purpose, c.get('jar').browserHash)
    if (!challenge?.proven || challenge.contactValue !== identifier.value) return undefined
    return { visit, identifier, accounts: await findAccountsOfContact(db, identifier) }
  }

  routes.get(`${base}/found`, async (c) => {
    const proven = await openProof(c, { flow: c.req.query('flow') })
    if (!proven) return redirect(c, base)
    const { visit, identifier, accounts } = proven
    const contact = identifier.kind === 'phone' ? showPhone(identifier.value) : identifier.value
    const said = accounts.length === 0 ? problem('no_account_for_contact', { contact }) : undefined
    return page(
      c,
      foundPage(c.get('view'), {
        flow: visit.flowToken,
        contact,
        accounts: accounts.map((account) => found(c, account, identifier, visit.flow)),
        problem: said,
        signUp: config.signUp,
      }),
    )
  })

  function found(c: Web, account: Account, identifier: Identifier, flow: Flow): FoundAccount {
    const t = c.get('t')
    const other = caseFold(account.userName) !== identifier.norm
    return {
      accountId: account.accountId,
      name: account.fullName,
      kind: account.kind,
      organization: account.organizationName,
      // Another contact of the account needs another proof before it is shown in full.
      mask: other ? maskContact(account.userName.includes('@') ? 'email' : 'phone', account.userName) : undefined,
      shut: shutWords(c, account),
      unfit:
        flow.demand && !fitsDemand(account, flow.demand)
          ? t('helper.accounts.doesNotFit', { app: flow.demand.name })
          : undefined,
    }
  }

  function shutWords(c: Web, { status, organizationName, closedAt }: Account): string | undefined {
    const t = c.get('t')
    if (status === 'disabled') return t('helper.accounts.disabled', { org: organizationName ?? 'Genkan' })
    if (status === 'suspended') return t('helper.accounts.suspended')
    if (status === 'closed')
      return t('helper.accounts.closed', { date: closedAt ? dateText(closedAt, c.get('language')) : '—' })
    return undefined
  }

  routes.post(`${base}/use`, async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const proven = await openProof(c, read.form)
    const account = proven?.accounts.find((each) => each.accountId === read.form.account)
    if (!proven || account?.status !== 'active')
      return redirect(c, within(base, { caseToken: '', flowToken: read.form.flow ?? '' }))
    const flow = flows.change(proven.visit.flow, { accountKind: account.kind, challenge: undefined })
    return redirect(c, `/sign-in/password?flow=${flow}`)
  })

  /** The contact is proven: the true reason may be said, and what brings the account back. */
  routes.post(`${base}/why`, async (c) => {
    const read = await platform.form(c)
    if ('answer' in read) return read.answer
    const proven = await openProof(c, read.form)
    const account = proven?.accounts.find((each) => each.accountId === read.form.account)
    if (!proven || !account) return redirect(c, base)
    const flow = { ...proven.visit.flow, accountKind: account.kind }
    const token = await deps.service.begin(c, { level: 'T2', accountId: account.accountId, symptom: 'Y1', flow })
    return redirect(c, `/helper?case=${token}`)
  })

  return routes
}
