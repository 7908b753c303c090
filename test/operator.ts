import type { Actor } from '../src/access/index.ts'
import { closeAccount, disableAccount, enableAccount, restoreAccount } from '../src/services/accounts/index.ts'
import type { Context } from '../src/services/context.ts'
import {
  closeOrganization,
  createOrganization,
  resumeOrganization,
  suspendOrganization,
} from '../src/services/organizations/index.ts'

/** Who runs the genkan command in a test. */
export const operator: Actor = { kind: 'command_line', id: 'test' }

type Outcome = { ok: true } | { ok: false; reason: string } | { ok: false; problem: { code: string } }

/** What became of an act: 'ok', or why not. */
export function said(outcome: Outcome): string {
  if (outcome.ok) return 'ok'
  return 'reason' in outcome ? outcome.reason : outcome.problem.code
}

async function must<Given extends Outcome>(act: Promise<Given>): Promise<Extract<Given, { ok: true }>> {
  const outcome = await act
  if (!outcome.ok) throw new Error(said(outcome))
  return outcome as Extract<Given, { ok: true }>
}

/** The acts of an operator as a test needs them: done, or the test fails. */
export function operatorOf(context: Context) {
  return {
    createOrganization: async (name: string, slug: string) =>
      (await must(createOrganization(context, operator, { name, slug }))).organization,
    disableAccount: (accountId: string) => must(disableAccount(context, operator, { accountId })),
    enableAccount: (accountId: string) => must(enableAccount(context, operator, { accountId })),
    closeAccount: (accountId: string) => must(closeAccount(context, operator, { accountId })),
    restoreAccount: (accountId: string) => must(restoreAccount(context, operator, { accountId })),
    suspendOrganization: (ownerId: string) => must(suspendOrganization(context, operator, { ownerId })),
    resumeOrganization: (ownerId: string) => must(resumeOrganization(context, operator, { ownerId })),
    closeOrganization: (ownerId: string) => must(closeOrganization(context, operator, { ownerId })),
  }
}
