import { page, redirect, type Web } from '../../platform/http/index.ts'
import { problem } from '../../platform/problems/index.ts'
import { passwordPause } from '../../services/authentication/index.ts'
import type { SignInDeps } from './deps.ts'
import { flowOf, isAskedAgain } from './flow-of.ts'
import { passwordPage } from './password-page.ts'
import { type PasswordView, passwordView } from './password-view.ts'
import { pausedAnswer } from './paused-answer.ts'
import { pausedPage } from './paused-page.ts'

/** The page for the password, or the pause that a refusal before it began. */
export async function showPassword(deps: SignInDeps, c: Web): Promise<Response> {
  const flow = flowOf(deps, c, c.req.query('flow'))
  if (!flow.identifier) return redirect(c, `/sign-in?flow=${flow.id}`)
  const kind = c.req.query('kind')
  if (kind === 'personal' || kind === 'organization')
    return redirect(c, `/sign-in/password?flow=${deps.flows.change(c, flow, { accountKind: kind }).id}`)
  const shown = { ...(await passwordView(deps, flow)), again: isAskedAgain(c, flow) }
  const paused = flow.paused && (await stillPaused(deps, c, shown))
  return paused || page(c, passwordPage(c.get('view'), shown))
}

/** A pause outlives a change of the language or the Back button: the page is shown as long as it lasts. */
async function stillPaused(deps: SignInDeps, c: Web, shown: PasswordView): Promise<Response | undefined> {
  const { identifier, accountKind: preferred } = shown
  const browserHash = c.get('jar').browserHash
  const { pausedUntil, stopped } = await passwordPause(deps.context, { identifier, preferred, browserHash })
  if (stopped) return page(c, pausedPage(c.get('view'), { ...shown, problem: problem('password_stopped') }), 429)
  return pausedUntil ? pausedAnswer(deps, c, shown, pausedUntil) : undefined
}
