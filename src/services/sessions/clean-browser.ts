import { refuseUnlessMay, type Visitor } from '../../access/index.ts'
import type { Refusal } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import { endAccess } from '../end-access/index.ts'

/** Ends every session of the visitor's browser, so that nothing is left behind when it forgets its cookies. */
export async function cleanBrowser(context: Context, actor: Visitor): Promise<{ ok: true } | Refusal> {
  const refused = refuseUnlessMay(actor, 'browser.clean')
  if (refused) return refused
  const { jarHashes } = actor
  await context.db.transaction((tx) => endAccess(context, tx, actor, 'browser_cleaned', { jarHashes }))
  return { ok: true }
}
