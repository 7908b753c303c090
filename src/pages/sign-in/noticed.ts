import { attribute, type Content, type Html, html, type IconName, icon, type View } from '../../platform/html/index.ts'
import { explain, problem } from '../../platform/problems/index.ts'

/** What a page told about itself and its browser: the names of `src/browser/app.js`, all of them optional. */
export type NoticedFacts = {
  capsSeen?: boolean
  imeComposition?: boolean
  nonAscii?: boolean
  trimmed?: boolean
  autofilled?: boolean
  pasted?: boolean
  keystrokes?: number
  cookieProbe?: boolean
  clockSkewMs?: number | null
  inApp?: string | null
  tabCount?: number
}

export type Noticed = {
  said: Content
  detail?: Content
  icon?: IconName
  /** The cause that it points to, 'C04'. */
  cause?: string
  action?: Html
}

/** Further off than this and sign-in can fail. */
const clockToleranceMs = 120_000

/** The observations that stand beside a failed sign-in: only what this browser said about itself (level T0). */
export function noticedFrom({ t, host }: View, facts: NoticedFacts): Noticed[] {
  const skew = Math.abs(facts.clockSkewMs ?? 0)
  const here = t('common.noticedHere')
  const all: (Noticed | false | '' | null | undefined)[] = [
    facts.capsSeen && { said: t('common.noticedCaps'), detail: here, cause: 'C04', icon: 'key' },
    facts.imeComposition
      ? { said: t('common.noticedIme'), detail: here, cause: 'C03', icon: 'key' }
      : facts.nonAscii && { said: t('common.noticedWide'), detail: here, cause: 'C03', icon: 'key' },
    facts.trimmed && { said: t('common.noticedSpaces'), detail: here, cause: 'C05', icon: 'key' },
    facts.cookieProbe === false && { said: said('cookies_off', { host }), cause: 'C37', icon: 'alert' },
    skew > clockToleranceMs && {
      said: said('device_clock', { m: Math.round(skew / 60_000) }),
      cause: 'C43',
      icon: 'clock',
    },
    howItCame(facts),
    (facts.tabCount ?? 1) > 1 && {
      said: t('common.noticedTabs', { n: facts.tabCount as number }),
      detail: t('common.noticedTabsDetail'),
      cause: 'C42',
      icon: 'laptop',
    },
    facts.inApp && {
      said: t('common.noticedInApp'),
      detail: t('common.noticedInAppDetail'),
      cause: 'C39',
      icon: 'phone',
    },
  ]
  return all.filter((one): one is Noticed => Boolean(one))

  function said(slug: 'cookies_off' | 'device_clock', values: Record<string, string | number>): string {
    return explain(problem(slug, values), t).said
  }

  function howItCame({ autofilled, pasted, keystrokes = 0 }: NoticedFacts): Noticed | false {
    if (autofilled)
      return { said: t('common.noticedFilled'), detail: t('common.noticedFilledDetail'), cause: 'C10', icon: 'info' }
    if (pasted)
      return { said: t('common.noticedPasted'), detail: t('common.noticedPastedDetail'), cause: 'C05', icon: 'info' }
    return keystrokes > 0 && { said: t('common.noticedTyped'), detail: t('common.noticedTypedDetail'), icon: 'info' }
  }
}

/**
 * "What we noticed (only about this browser)": for `aside`. Nothing noticed, nothing shown. `title` stands in where more
 * than the browser was looked at.
 */
export function noticed({ t }: View, list: Noticed[], more?: Html, title?: string): Html | '' {
  if (list.length === 0 && !more) return ''
  return html`<h2>${title ?? t('common.noticedTitle')}</h2><ul class="noticed">${list.map(
    (one) =>
      html`<li${attribute('data-cause', one.cause)}>${icon[one.icon ?? 'info']}<div><p class="title">${one.said}</p>${
        one.detail && html`<p>${one.detail}</p>`
      }${one.action}</div></li>`,
  )}</ul>${more}`
}
