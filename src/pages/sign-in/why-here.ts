import type { Flow } from '../../mechanisms/flows/index.ts'
import type { KnownAccount } from '../../mechanisms/known-devices/index.ts'
import { attemptLabel } from '../../platform/crypto/index.ts'
import type { Web } from '../../platform/http/index.ts'
import type { PasswordVerdict } from '../../services/authentication/index.ts'
import { explainRefusal } from '../../services/investigation/index.ts'
import type { SignInDeps } from './deps.ts'
import type { PasswordView } from './password-view.ts'
import type { WhyHere } from './why.ts'

/** What stands beside the refusal. It can neither fail nor delay a sign-in: without it the page is as it was. */
export function whyHere(
  deps: SignInDeps,
  c: Web,
  flow: Flow,
  { organizationId }: PasswordView,
  { problem: said, attemptId, seen }: PasswordVerdict & { ok: false },
  known: KnownAccount[],
): WhyHere {
  const label = attemptLabel(attemptId)
  const organization = organizationId === undefined ? undefined : { ownerId: organizationId }
  // The counter is that of the address; a browser that comes without a cookie has not tried before.
  const jar = c.get('jar')
  const failures = jar.browserHash ? seen.failures : 1
  const attempt = { ...seen, flow, known, organization, failures, attemptLabel: label, code: said.code }
  let result: WhyHere['result']
  try {
    result = explainRefusal(deps.context, jar, { ...attempt, familiar: seen.level === 'T1' })
  } catch {
    // The helper, one click away, tries again and logs what is wrong.
  }
  return { flow: flow.id, attemptLabel: label, result, facts: seen.evidence, repairAction: deps.repairAction }
}
