import { actions, html, layout, linkButton, moreLinks, problemSummary, type View } from '../../platform/html/index.ts'
import type { Problem } from '../../platform/problems/index.ts'

/** Signed in, but the browser brought no cookie back. */
export function noCookiesPage(
  view: View,
  page: { again: string; flow: string; lost: 'cookies' | 'session'; problem: Problem; signedIn: boolean },
): string {
  const { t } = view
  const off = page.problem.slug === 'cookies_off'
  return layout(view, {
    title: t(off ? 'signIn.cookiesTitle' : 'signIn.lostTitle'),
    problem: page.problem,
    body: html`${problemSummary(view, page.problem)}${off && page.signedIn && html`<p>${t('signIn.signedInBefore')}</p>`}<p>${t(
      'signIn.cookiesHow',
    )}</p>${actions([linkButton(t('signIn.checkAgain'), page.again, { look: 'primary', repair: 'check_again' })])}${moreLinks(
      [
        html`<a href="/helper?flow=${page.flow}&amp;symptom=Y5&amp;lost=${page.lost}" data-repair="find_cause">${t('signIn.findOut')}</a>`,
      ],
    )}`,
  })
}
