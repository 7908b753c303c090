import { page, type Web } from '../../platform/http/index.ts'
import { type Problem, problem } from '../../platform/problems/index.ts'
import type { SignInDeps } from './deps.ts'
import type { PasswordPage } from './password-page.ts'
import { pausedPage } from './paused-page.ts'

/** 429 with the clock of a pause, for people and in `Retry-After` for programs. */
export function pausedAnswer(
  deps: Pick<SignInDeps, 'timeText'>,
  c: Web,
  shown: PasswordPage,
  until: Date,
  more: { problem?: Problem; attemptId?: string; totalSeconds?: number | undefined } = {},
): Response {
  const remainingSeconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000))
  c.header('Retry-After', String(remainingSeconds))
  const time = deps.timeText(until, c.get('language'))
  const said = more.problem ?? problem('locked_until', { time })
  return page(c, pausedPage(c.get('view'), { ...shown, ...more, problem: said, remainingSeconds, time }), 429)
}
