import type { Flow } from '../../mechanisms/flows/index.ts'
import { page, untilNextStep, type Web } from '../../platform/http/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { findAccountsOfContact, type Identifier, readIdentifier } from '../../records/accounts/index.ts'
import type { ContactQuestion } from '../../steps/contact-code/index.ts'
import { base, flowOf, type SignUpDeps } from './deps.ts'
import { addressPage, organizationPage } from './pages.ts'

/** The first page: the address. */
export function showAddress(deps: SignUpDeps, c: Web): Response {
  const flow = flowOf(deps, c, c.req.query('flow'))
  const typed =
    flow.identifier?.kind === 'email' ? flow.identifier.value : (flow.loginHint ?? c.req.query('email')?.slice(0, 254))
  return page(c, addressPage(c.get('view'), { flow: flow.id, requirement: flow.requirement, typed }))
}

/** Sends a code to the address; the page is the same whoever has it. */
export async function takeAddress(deps: SignUpDeps, c: Web): Promise<Response> {
  const started = performance.now()
  const read = await deps.platform.form(c)
  if ('answer' in read) return read.answer
  const flow = flowOf(deps, c, read.form.flow)
  const typed = read.form.email ?? ''
  const result = readIdentifier(typed)
  if (!result.ok) return again(c, flow, typed, result.problem)
  const { identifier } = result
  if (identifier.kind !== 'email') return again(c, flow, typed, problem('id_format'))
  const domain = identifier.norm.slice(identifier.norm.lastIndexOf('@') + 1)
  const organization = read.form.own === 'yes' ? undefined : await deps.organizationOfDomain(domain)
  if (organization) return showOrganization(deps, c, flow, identifier, organization.name)
  const asked = await deps.contactCodes.ask(c, flow, await questionFor(deps, identifier))
  await untilNextStep(started)
  return asked.ok ? asked.answer : again(c, flow, typed, asked.problem)
}

function again(c: Web, flow: Flow, typed: string, said: Problem): Response {
  const shown = { flow: flow.id, requirement: flow.requirement, typed: typed.slice(0, 320), problem: said }
  return page(c, addressPage(c.get('view'), shown), said.status)
}

/** Said for every address of a domain that an organisation has proved, whoever has it; making one's own stays possible. */
function showOrganization({ flows }: SignUpDeps, c: Web, flow: Flow, identifier: Identifier, org: string): Response {
  const required = flow.requirement?.kind === 'personal'
  const { id } = flows.change(c, flow, { identifier })
  const signIn = required ? undefined : `/sign-in/password?flow=${id}&kind=organization`
  return page(c, organizationPage(c.get('view'), { flow: id, email: identifier.value, org, signIn }))
}

/** The mailbox is told what the page must not tell: that the address has an account already. */
async function questionFor({ db, config }: SignUpDeps, identifier: Identifier): Promise<ContactQuestion> {
  const taken = (await findAccountsOfContact(db, identifier)).some((account) => account.kind === 'personal')
  const links = { signInLink: `${config.url}/sign-in`, resetLink: `${config.url}/reset` }
  return {
    purpose: 'sign_up',
    base,
    identifier,
    link: true,
    template: taken ? 'sign_up_taken' : 'sign_up_code',
    values: taken ? links : {},
  }
}
