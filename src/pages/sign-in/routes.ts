import { Hono } from 'hono'
import type { WebEnv } from '../../platform/http/index.ts'
import type { SignInDeps } from './deps.ts'
import { showIdentifier } from './show-identifier.ts'
import { showPassword } from './show-password.ts'
import { showSecondFactor } from './show-second-factor.ts'
import { takeIdentifier } from './take-identifier.ts'
import { takePassword } from './take-password.ts'
import { takeSecondFactor } from './take-second-factor.ts'

/** Sign-in: the identifier, the password, and another factor where one is needed. */
export function signInRoutes(deps: SignInDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  routes.get('/sign-in', (c) => showIdentifier(deps, c))
  routes.post('/sign-in', (c) => takeIdentifier(deps, c))
  routes.get('/sign-in/password', (c) => showPassword(deps, c))
  routes.post('/sign-in/password', (c) => takePassword(deps, c))
  routes.get('/sign-in/second-factor', (c) => showSecondFactor(deps, c))
  routes.post('/sign-in/second-factor', (c) => takeSecondFactor(deps, c))
  return routes
}
