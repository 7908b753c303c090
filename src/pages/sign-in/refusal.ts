import type { Flow } from '../../mechanisms/flows/index.ts'
import { page, type Web } from '../../platform/http/index.ts'
import { formatWait } from '../../platform/i18n/index.ts'
import type { PasswordVerdict } from '../../services/authentication/index.ts'
import type { SignInDeps } from './deps.ts'
import { type PasswordPage, passwordPage } from './password-page.ts'
import { pausedAnswer } from './paused-answer.ts'
import { pausedPage } from './paused-page.ts'
import { statePage } from './state-page.ts'

/** The page of a refusal: a state that only the owner hears of, a pause, or the password once more. */
export function refusal(
  deps: SignInDeps,
  c: Web,
  flow: Flow,
  shown: PasswordPage,
  verdict: PasswordVerdict & { ok: false },
): Response {
  const { problem: said, attemptId, pausedUntil, restore } = verdict
  if (said.level === 'T2' || said.level === 'T3') {
    const state = { flow: shown.flow, problem: said, attemptId, restore, why: shown.why }
    return page(c, statePage(c.get('view'), state), said.status)
  }
  if (said.slug === 'password_stopped' || pausedUntil) {
    rememberPause(deps, c, flow)
    if (!pausedUntil) return page(c, pausedPage(c.get('view'), { ...shown, problem: said, attemptId }), 429)
    const more = { problem: said, attemptId, totalSeconds: verdict.pauseSeconds }
    return pausedAnswer(deps, c, shown, pausedUntil, more)
  }
  const triesLeft = verdict.triesLeft
    ? { n: verdict.triesLeft, wait: formatWait(verdict.pauseSeconds ?? 60, c.get('language')) }
    : undefined
  return page(c, passwordPage(c.get('view'), { ...shown, problem: said, attemptId, triesLeft }), said.status)
}

/** The language links and a reload of this page ask for it by its address: it remembers that there was a pause. */
function rememberPause({ flows }: SignInDeps, c: Web, flow: Flow): void {
  const { id } = flows.change(c, flow, { paused: true })
  c.set('view', { ...c.get('view'), path: `/sign-in/password?flow=${id}` })
}
