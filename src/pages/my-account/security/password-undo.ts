import type { Hono } from 'hono'
import type { WebEnv } from '../../../platform/http/index.ts'
import { undoPasswordChange } from '../../../services/credentials/index.ts'
import { takeoverRoutes } from '../takeover/index.ts'
import type { Parts } from '../visit/index.ts'

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
    report: undoPasswordChange,
  })
}
