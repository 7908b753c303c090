import type { Flow } from '../../mechanisms/flows/index.ts'
import type { SignInDeps } from './deps.ts'
import type { PasswordPage } from './password-page.ts'

/** What the password page shows of a flow, with the organisation that has proved the address's domain. */
export type PasswordView = PasswordPage & { organizationId: string | undefined }

export async function passwordView(deps: SignInDeps, flow: Flow): Promise<PasswordView> {
  const identifier = flow.identifier as NonNullable<Flow['identifier']>
  const domain = identifier.kind === 'email' ? identifier.norm.slice(identifier.norm.lastIndexOf('@') + 1) : undefined
  const organization = domain ? await deps.organizationOfDomain(domain) : undefined
  const required = flow.requirement?.kind === 'any' ? undefined : flow.requirement?.kind
  return {
    flow: flow.id,
    requirement: flow.requirement,
    open: flow.tried?.includes('show_password') ?? false,
    identifier,
    organization: organization?.name,
    organizationId: organization?.ownerId,
    accountKind: flow.accountKind ?? required ?? (organization ? 'organization' : 'personal'),
    otherKind: organization !== undefined && required === undefined,
  }
}
