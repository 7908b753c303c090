import type { Hono } from 'hono'
import type { WebEnv } from '../../../platform/http/index.ts'
import { reportTakeover } from '../../../services/sessions/index.ts'
import { takeoverRoutes } from '../takeover/index.ts'
import type { Parts } from '../visit/index.ts'

/** "It wasn't me" from the notice of a new browser: works without being signed in, and deletes nothing. */
export function notMeRoutes(parts: Parts): Hono<WebEnv> {
  return takeoverRoutes(parts, {
    type: 'not_me',
    base: '/account/not-me',
    title: 'account.notMe.title',
    lead: 'account.notMe.lead',
    button: 'account.notMe.button',
    report: reportTakeover,
  })
}
