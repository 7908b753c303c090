import { type Flow, fitsRequirement } from '../../mechanisms/flows/index.ts'
import { findChallenge, issueOnce } from '../../mechanisms/one-time/index.ts'
import { type Form, page, type Web } from '../../platform/http/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { type Account, findAccountsOfContact, type Identifier } from '../../records/accounts/index.ts'
import { readObservations } from '../../records/sign-in-log/index.ts'
import { type ContactEntry, requireStrength } from '../../services/credentials/index.ts'
import { flowOf, type Purpose, type RecoveryDeps, stateOf } from './deps.ts'
import { choosePage, shutPage } from './pages.ts'

export type Proven = {
  flow: Flow
  all: Account[]
  /** Those that can be used, the ones that fit the application where there are any. */
  accounts: Account[]
  /** The one that is meant; undefined while a person has to choose. */
  account: Account | undefined
  /** None of the accounts can be used, and why; whoever proved the contact may know (T2). */
  shut: Problem | undefined
}

/** What a proven contact opens: nothing here is said to anybody who has not proved it. */
export async function openProof(
  deps: RecoveryDeps,
  c: Web,
  id: string | undefined,
  purpose: Purpose,
  chosen?: string,
): Promise<Proven | undefined> {
  const { db } = deps
  const flow = flowOf(deps, c, id)
  if (!flow.challenge || !flow.identifier) return undefined
  const challenge = await findChallenge(db, flow.challenge, purpose, c.get('jar').browserHash)
  if (!challenge?.proven || challenge.contactValue !== flow.identifier.value) return undefined
  const all = await findAccountsOfContact(db, flow.identifier)
  const usable = all.filter((account) => !stateOf(deps, c, account))
  const fitting = usable.filter((account) => fitsRequirement(account, flow.requirement))
  const accounts = fitting.length > 0 ? fitting : usable
  const wanted = chosen ?? flow.accountId
  const account = accounts.length === 1 ? accounts[0] : accounts.find((each) => each.accountId === wanted)
  const shut =
    usable.length === 0
      ? shutProblem(deps, c, flow, all)
      : account && (await weakness(deps, c, account, flow.identifier))
  return { flow, all, accounts, account, shut }
}

/** Why the contact alone does not open the account: it is young or contested, and this is no established device. */
async function weakness(
  { db }: RecoveryDeps,
  c: Web,
  account: Account,
  identifier: Identifier,
): Promise<Problem | undefined> {
  const strong = await requireStrength(db, account, identifier, c.get('jar').browserHash)
  return strong.ok ? undefined : strong.problem
}

/** What an act needs to know of a proved contact and the browser that proved it. */
export function entryOf({ platform }: RecoveryDeps, c: Web, flow: Flow, account: Account, form: Form): ContactEntry {
  if (!flow.identifier || !flow.challenge) throw new Error('a proof without its question')
  return {
    account,
    identifier: flow.identifier,
    challenge: flow.challenge,
    browser: platform.browserOf(c),
    clientId: flow.requirement?.clientId,
    evidence: readObservations(form.evidence),
  }
}

function shutProblem(deps: RecoveryDeps, c: Web, flow: Flow, [account]: Account[]): Problem | undefined {
  return account
    ? stateOf(deps, c, account)
    : problem('no_account_for_contact', { contact: flow.identifier?.value ?? '' })
}

/** Nothing can be entered with this proof, and why; a closed account is brought back from here, as after its password. */
export async function showShut({ db }: RecoveryDeps, c: Web, { flow, all, shut }: Proven): Promise<Response> {
  const said = shut as Problem
  const closed = said.slug === 'account_closed' ? all[0] : undefined
  const restore = closed && (await issueOnce(db, 'restore', { ...closed, minutes: 30 }))
  return page(c, shutPage(c.get('view'), { flow: flow.id, problem: said, restore }), said.status)
}

/** The contact opens more than one account: its person says which. */
export function showChoice(c: Web, proven: Proven, action: string): Response {
  const said = problem('two_kinds', { app: proven.flow.requirement?.name ?? 'Genkan' })
  const address = proven.flow.identifier?.value ?? ''
  const { accounts } = proven
  return page(c, choosePage(c.get('view'), { flow: proven.flow.id, action, problem: said, accounts, address }))
}
