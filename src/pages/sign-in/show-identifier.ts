import { page, type Web } from '../../platform/http/index.ts'
import { arrivedWithoutSession, cookiesOff } from './arrived-without-session.ts'
import type { SignInDeps } from './deps.ts'
import { flowOf, isAskedAgain } from './flow-of.ts'
import { identifierPage } from './identifier-page.ts'

/** The first page: who. */
export async function showIdentifier(deps: SignInDeps, c: Web): Promise<Response> {
  const flow = flowOf(deps, c, c.req.query('flow'))
  const lost = c.req.query('lost')
  if (lost === 'off') return cookiesOff(c, flow)
  if (lost) return arrivedWithoutSession(deps, c, flow)
  return page(
    c,
    identifierPage(c.get('view'), {
      flow: flow.id,
      requirement: flow.requirement,
      again: isAskedAgain(c, flow),
      typed: flow.identifier?.value ?? flow.loginHint,
      lost: flow.lost,
      known: c.get('jar').browserHash !== undefined,
    }),
  )
}
