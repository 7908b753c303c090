import type { Flow } from '../../mechanisms/flows/index.ts'
import { page, redirect, type Web } from '../../platform/http/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import { openAuthentication } from '../../services/authentication/index.ts'
import type { SignInDeps } from './deps.ts'
import { flowOf } from './flow-of.ts'
import { secondFactorPage } from './second-factor-page.ts'

/** The page for another factor. */
export function showSecondFactor(deps: SignInDeps, c: Web): Promise<Response> {
  return secondFactorAnswer(deps, c, flowOf(deps, c, c.req.query('flow')), c.req.query('kind'))
}

/** A sign-in that is over begins anew; without any way to go on the person is told so. */
export async function secondFactorAnswer(
  deps: SignInDeps,
  c: Web,
  flow: Flow,
  wanted: string | undefined,
  said?: Problem,
): Promise<Response> {
  const opened = await openAuthentication(deps.context, flow.authentication, deps.platform.browserOf(c))
  if (!opened) return redirect(c, `/sign-in?flow=${flow.id}`)
  const way = opened.ways.find(({ kind }) => kind === wanted) ?? opened.ways[0]
  const told = way ? said : problem('no_method_left')
  return page(c, secondFactorPage(c.get('view'), { flow, ways: opened.ways, way, problem: told }), told?.status)
}
