import {
  actions,
  disclosure,
  hint,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  type View,
} from '../../../platform/html/index.ts'
import { type Device, type Guide, guides, type Variant, variantsFor } from '../guides/index.ts'

export type GuidePage = {
  guide: Guide
  device: Device
  /** Of the mailbox that the person named themselves. */
  domain?: string | undefined
  /** The sender of this installation's mails. */
  from: string
  back: string
  /** The investigation: whether the steps helped is asked there. */
  caseToken: string
}

/** Steps for the browser, system or mailbox that the person actually has; those for others are a click away. */
export function guidePage(view: View, page: GuidePage): string {
  const { t } = view
  const { guide } = page
  const { own, others } = variantsFor(guide, page.device, page.domain)
  const say = (text: string) => text.replaceAll('{from}', page.from)
  // Where nothing fits, everything is shown open rather than hidden.
  const shown = own.length > 0 ? own : guide.variants
  const steps = (variant: Variant) =>
    html`<ol class="reading">${variant.steps.map((step) => html`<li>${say(step)}</li>`)}</ol>`
  return layout(view, {
    title: say(guide.title),
    lead: say(guide.lead),
    body: html`${guide.warning && notice('hint', say(guide.warning))}${shown.map(
      (variant) => html`${guide.variants.length > 1 && html`<h2>${say(variant.name)}</h2>`}${steps(variant)}`,
    )}${guide.after && html`<p>${say(guide.after)}</p>`}${actions([
      linkButton(t(page.caseToken ? 'helper.guide.done' : 'helper.back'), page.back, { look: 'primary' }),
    ])}${own.length > 0 && others.length > 0 && html`<h2>${t('helper.guide.others')}</h2>${others.map((variant) => disclosure(say(variant.name), steps(variant)))}`}${hint(
      t('helper.guide.checked', { month: monthOf(view, guide.checked) }),
    )}`,
    foot: moreLinks([html`<a href="/helper/guides">${t('helper.guide.list')}</a>`]),
  })
}

/** Every guide there is, for whoever helps somebody else. */
export function guidesPage(view: View): string {
  const { t } = view
  const list = guides[view.language].map(({ id, title }) => html`<li><a href="/helper/guides/${id}">${title}</a></li>`)
  return layout(view, {
    title: t('helper.guide.list'),
    lead: t('helper.guide.listLead'),
    width: 'wide',
    body: html`<ul class="codes">${list}</ul>${moreLinks([html`<a href="/helper">${t('helper.title')}</a>`])}`,
  })
}

function monthOf({ language }: View, checked: string): string {
  const [year = 0, month = 1] = checked.split('-').map(Number)
  const day = new Date(Date.UTC(year, month - 1, 15))
  return new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(day)
}
