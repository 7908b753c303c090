import type { Hono } from 'hono'
import { removePassword } from '../../../mechanisms/authenticators/changes.ts'
import { withdrawOnce } from '../../../mechanisms/one-time/index.ts'
import type { WebEnv } from '../../../platform/http/index.ts'
import { restoreContact } from '../../../records/accounts/changes.ts'
import { takeoverRoutes } from '../takeover/index.ts'
import { followName, type Parts } from '../visit/index.ts'

/**
 * "Undo this change" from the notice that the password was changed: works without being signed in. Whoever holds the
 * new password is put out, and the password opens nothing any more; the person sets their own.
 */
export function passwordUndoRoutes(parts: Parts): Hono<WebEnv> {
  return takeoverRoutes(parts, {
    type: 'password_undo',
    base: '/account/password-undo',
    title: 'account.passwordUndo.title',
    lead: 'account.passwordUndo.lead',
    button: 'account.undo.button',
    reason: 'password_undone',
    async act(tx, account, told) {
      await removePassword(tx, account)
      // A contact that had to go with the change comes back: it is the one that says so.
      if (told && (await restoreContact(tx, account, told))) await followName(tx, account)
      await withdrawOnce(tx, 'password_undo', account.accountId)
    },
  })
}
