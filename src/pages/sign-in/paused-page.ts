import {
  actions,
  disclosure,
  html,
  layout,
  linkButton,
  pauseClock,
  problemSummary,
  type View,
} from '../../platform/html/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { asideOf } from './aside.ts'
import { type PasswordPage, passwordForm, titled, who } from './password-page.ts'

/** Sign-in with a password is paused; the ways out come first. */
export function pausedPage(
  view: View,
  page: PasswordPage & { problem: Problem; remainingSeconds?: number; totalSeconds?: number; time?: string },
): string {
  const { t } = view
  const { problem, remainingSeconds } = page
  const network = problem.slug === 'too_many_requests'
  return layout(titled(view, page), {
    title: network ? t('signIn.networkWait') : t('signIn.pausedTitle'),
    problem,
    refreshSeconds: remainingSeconds,
    body: html`${problemSummary(view, problem, { waiting: true })}${
      remainingSeconds !== undefined &&
      pauseClock(view, { remainingSeconds, totalSeconds: page.totalSeconds ?? remainingSeconds })
    }${who(view, page)}<h2>${t('signIn.pausedNow')}</h2>${actions([
      linkButton(t('signIn.pausedResetAndSignIn'), `/reset?flow=${page.flow}`, {
        look: 'primary',
        repair: 'reset_password',
      }),
      linkButton(
        t(page.identifier.kind === 'email' ? 'signIn.codeByMail' : 'signIn.codeBySms'),
        `/sign-in/code?flow=${page.flow}`,
        { repair: 'code' },
      ),
    ])}${page.time && html`<h2>${t('signIn.pausedAt', { time: page.time })}</h2>${passwordForm(view, page, true)}`}${
      !network &&
      disclosure(
        t('signIn.pausedWhy'),
        t(problem.slug === 'password_stopped' ? 'signIn.stoppedBecause' : 'signIn.pausedBecause'),
      )
    }`,
    aside: asideOf(view, page),
  })
}
