import { itemsFrom, noticedIn, wordsOf } from '../../diagnosis/index.ts'
import { attribute, type Content, type Html, html, type IconName, icon, type View } from '../../platform/html/index.ts'
import type { Observations } from '../../records/sign-in-log/index.ts'

export type Noticed = {
  said: Content
  detail?: Content
  icon?: IconName
  /** The cause that it points to, 'C04'. */
  cause?: string
  action?: Html
}

/** The observations that stand beside a failed sign-in: only what this browser said about itself (level T0). */
export function noticedFrom({ t, host }: View, observations: Observations): Noticed[] {
  return noticedIn(itemsFrom(observations, new Date().toISOString())).map(({ fact, icon: name, size = 0 }) => ({
    said: t(wordsOf.fact(fact)),
    detail: t(wordsOf.noticed(fact), { host, n: size, m: Math.round(size / 60_000) }),
    icon: isIcon(name) ? name : 'info',
  }))
}

function isIcon(name: string): name is IconName {
  return name in icon
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
