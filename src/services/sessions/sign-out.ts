import { auditActor, type Person, refuseUnlessMay } from '../../access/index.ts'
import type { EndedSession } from '../../mechanisms/sessions/index.ts'
import { recordAudit } from '../../platform/audit/index.ts'
import type { Transaction } from '../../platform/database/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'
import { tellSignedOutEverywhere } from '../notices/index.ts'

/** This account in this browser, all accounts of this browser, or this account wherever it is signed in. */
export type SignOutScope = 'one' | 'browser' | 'everywhere'

export type SignOut = {
  scope: SignOutScope
  /** Of the account that is signed out everywhere: its contacts are told. */
  language: Language
  /** All accounts that are signed in in this browser. */
  here: { ownerId: string; accountId: string }[]
}

/**
 * Signs a person out. "Everywhere" takes along what applications hold and what is on its way to the account's contacts,
 * and tells these. Returns how many applications were entered with the sessions that ended.
 */
export async function signOut(
  context: Context,
  actor: Person,
  input: SignOut,
): Promise<Refusal | { ok: true; applications: number }> {
  const refused = refuseUnlessMay(actor, 'session.end', actor)
  if (refused) return refused
  const { scope, here } = input
  return context.db.transaction(async (tx) => {
    const ended = await endScope(context, tx, actor, scope)
    // Of several accounts in a browser each one has it in its own part of the audit log.
    for (const { ownerId, accountId } of scope === 'browser' ? here : [actor]) {
      const detail = { sessions: ended.filter((each) => each.accountId === accountId).length }
      await recordAudit(tx, { type: `session.ended_${scope}`, ownerId, accountId, actor: auditActor(actor), detail })
    }
    if (scope === 'everywhere') await tellSignedOutEverywhere(context, tx, { ...actor, language: input.language })
    return { ok: true, applications: new Set(ended.flatMap((each) => Object.keys(each.applications))).size }
  })
}

async function endScope(
  context: Context,
  tx: Transaction,
  actor: Person,
  scope: SignOutScope,
): Promise<EndedSession[]> {
  const { accountId, sessionId, jarHashes } = actor
  const act = { one: 'signed_out', browser: 'signed_out_browser', everywhere: 'signed_out_everywhere' } as const
  const { sessions } = await endAccess(context, tx, actor, act[scope], { accountId, sessionId, jarHashes })
  return sessions
}
