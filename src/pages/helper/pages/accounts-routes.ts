import { Hono } from 'hono'
import { type Flow, fitsRequirement } from '../../../mechanisms/flows/index.ts'
import { type Form, page, redirect, untilNextStep, type Web, type WebEnv } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import {
  type Account,
  caseFold,
  type Identifier,
  maskContact,
  readIdentifier,
  recipientOf,
  showPhone,
} from '../../../records/accounts/index.ts'
import { findProvenAccounts, openInvestigation } from '../../../services/investigation/index.ts'
import { type FoundAccount, foundPage } from './accounts-page.ts'
import { askContact } from './ask-contact.ts'
import { type HelperPagesDeps, onForm } from './deps.ts'
import { contextOfAddress, type HelperContext, openHelperContext, within } from './helper-context.ts'

const base = '/helper/accounts'
const purpose = 'find'

/** Find my account: a code proves a contact, and then every account that it opens is shown with its kind. */
export function accountsRoutes(deps: HelperPagesDeps): Hono<WebEnv> {
  const codePages = deps.contactCodes.routes({
    base,
    purpose,
    proven: (c, flow) => redirect(c, `${base}/found?flow=${flow.id}`),
  })
  return new Hono<WebEnv>()
    .get(base, (c) => showForm(deps, c))
    .post(base, onForm(deps, sendCode))
    .route('/', codePages)
    .get(`${base}/found`, (c) => showFound(deps, c))
    .post(`${base}/use`, onForm(deps, useAccount))
    .post(`${base}/why`, onForm(deps, explainAccount))
}

async function showForm(deps: HelperPagesDeps, c: Web): Promise<Response> {
  const helper = await contextOfAddress(deps, c)
  const typed = c.req.query('change') ? undefined : helper.flow.identifier?.value
  return askContact(deps, c, helper, { about: 'accounts', typed })
}

async function sendCode(deps: HelperPagesDeps, c: Web, form: Form): Promise<Response> {
  const started = performance.now()
  const helper = await openHelperContext(deps, c, form)
  const typed = form.identifier ?? ''
  const again = (said: Problem) => askContact(deps, c, helper, { about: 'accounts', typed, problem: said })
  const read = readIdentifier(typed)
  if (!read.ok) return again(read.problem)
  const wait = await deps.proofOfWork.check(c, form.altcha)
  if (wait) return again(wait)
  const asked = await deps.contactCodes.ask(c, helper.flow, await questionFor(deps, read.identifier))
  await untilNextStep(started)
  return asked.ok ? asked.answer : again(asked.problem)
}

/** The page answers every address alike; one that nobody has gets a mail that says so, and no code. */
async function questionFor({ context }: HelperPagesDeps, identifier: Identifier) {
  const account = await recipientOf(context.db, identifier)
  return account
    ? ({ purpose, base, identifier, account, template: 'find_code' } as const)
    : ({ purpose, base, identifier, template: 'find_unknown' } as const)
}

type ProvenContact = { helper: HelperContext; challenge: string; identifier: Identifier; accounts: Account[] }

/** What the code has proved in this browser; undefined without it, or when it is over. */
async function findProven(
  deps: HelperPagesDeps,
  c: Web,
  given: { flow?: string | undefined },
): Promise<ProvenContact | undefined> {
  const helper = await openHelperContext(deps, c, { flow: given.flow })
  const { challenge, identifier } = helper.flow
  if (!challenge || !identifier) return undefined
  const accounts = await findProvenAccounts(deps.context, helper.visitor, { challenge, identifier })
  return accounts && { helper, challenge, identifier, accounts }
}

async function showFound(deps: HelperPagesDeps, c: Web): Promise<Response> {
  const proven = await findProven(deps, c, { flow: c.req.query('flow') })
  if (!proven) return redirect(c, base)
  const { helper, identifier, accounts } = proven
  const contact = identifier.kind === 'phone' ? showPhone(identifier.value) : identifier.value
  return page(
    c,
    foundPage(c.get('view'), {
      flow: helper.flowId,
      contact,
      accounts: accounts.map((account) => found(deps, c, account, identifier, helper.flow)),
      problem: accounts.length === 0 ? problem('no_account_for_contact', { contact }) : undefined,
      signUp: deps.context.config.signUp,
    }),
  )
}

function found(deps: HelperPagesDeps, c: Web, account: Account, identifier: Identifier, flow: Flow): FoundAccount {
  const t = c.get('t')
  const other = caseFold(account.userName) !== identifier.norm
  const { requirement } = flow
  return {
    accountId: account.accountId,
    name: account.fullName,
    kind: account.kind,
    organization: account.organizationName,
    // Another contact of the account needs another proof before it is shown in full.
    mask: other ? maskContact(account.userName.includes('@') ? 'email' : 'phone', account.userName) : undefined,
    shut: shutWords(deps, c, account),
    unfit:
      requirement && !fitsRequirement(account, requirement)
        ? t('helper.accounts.doesNotFit', { app: requirement.name })
        : undefined,
  }
}

function shutWords(deps: HelperPagesDeps, c: Web, account: Account): string | undefined {
  const { status, organizationName, closedAt } = account
  const t = c.get('t')
  if (status === 'disabled') return t('helper.accounts.disabled', { org: organizationName ?? 'Genkan' })
  if (status === 'suspended') return t('helper.accounts.suspended')
  if (status === 'closed')
    return t('helper.accounts.closed', { date: closedAt ? deps.dateText(closedAt, c.get('language')) : '—' })
  return undefined
}

async function useAccount(deps: HelperPagesDeps, c: Web, form: Form): Promise<Response> {
  const proven = await findProven(deps, c, form)
  const account = proven?.accounts.find((each) => each.accountId === form.account)
  if (!proven || account?.status !== 'active')
    return redirect(c, within(base, { caseToken: '', flowId: form.flow ?? '' }))
  const { id } = deps.flows.change(c, proven.helper.flow, { accountKind: account.kind, challenge: undefined })
  return redirect(c, `/sign-in/password?flow=${id}`)
}

/** The contact is proven: the true reason may be said, and what brings the account back. */
async function explainAccount(deps: HelperPagesDeps, c: Web, form: Form): Promise<Response> {
  const proven = await findProven(deps, c, form)
  const account = proven?.accounts.find((each) => each.accountId === form.account)
  if (!proven || !account) return redirect(c, base)
  const { helper, challenge, identifier } = proven
  const opened = await openInvestigation(deps.context, helper.visitor, {
    language: c.get('language'),
    symptom: 'Y1',
    flow: { ...helper.flow, accountKind: account.kind },
    proof: { challenge, identifier, accountId: account.accountId },
  })
  if (opened.ok) return redirect(c, `/helper?case=${opened.token}`)
  return deps.platform.problemPage(c, opened.problem, opened.problem.status, within(base, helper))
}
