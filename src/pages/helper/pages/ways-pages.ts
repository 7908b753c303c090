import {
  actions,
  button,
  copyButton,
  form,
  type Html,
  hint,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  problemSummary,
  type View,
} from '../../../platform/html/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import { choiceCard } from './parts.ts'

export type WaysPage = {
  flow: string
  case: string
  /** This browser has a list of accounts. */
  known: boolean
  /** Messages do not arrive: a code goes to another contact, which is asked for. */
  unreached: boolean
  back: string
}

/** What else opens an account here; each goes on to the same goal. */
export function waysPage(view: View, page: WaysPage): string {
  const { t } = view
  const { flow } = page
  const inCase = page.case ? `case=${page.case}&` : ''
  const card = (name: 'code' | 'reset' | 'account' | 'find' | 'phone', href: string) =>
    choiceCard(href, t(`helper.ways.${name}`), t(`helper.ways.${name}Text`))
  const code = `/sign-in/code?flow=${flow}${page.unreached ? '&change=1' : ''}`
  return layout(view, {
    title: t('helper.ways.title'),
    lead: t('helper.ways.lead'),
    body: html`<ul class="choice-cards">${card('code', code)}${card('reset', `/reset?flow=${flow}`)}${
      page.known && card('account', `/accounts?flow=${flow}`)
    }${card('find', `/helper/accounts?${inCase}flow=${flow}`)}${card('phone', `/helper/phone?${inCase}flow=${flow}`)}</ul>${moreLinks(
      [html`<a href="${page.back}">${t(page.case ? 'helper.toCase' : 'helper.back')}</a>`],
    )}`,
  })
}

/** A QR code, and the same address as text for whoever cannot point a camera at it. */
export function phonePage(
  view: View,
  page: { svg: Html; link: string; steps: boolean; app: boolean; back: string; known: boolean },
): string {
  const { t } = view
  return layout(view, {
    title: t(page.steps ? 'helper.phone.stepsTitle' : 'helper.phone.title'),
    lead: t(page.steps ? 'helper.phone.stepsLead' : 'helper.phone.lead'),
    body: html`<div class="qr" role="img" aria-label="${t('helper.phone.alt', { host: view.host })}">${page.svg}</div><h2>${t(
      'helper.phone.link',
    )}</h2><p class="long-link"><code>${page.link}</code></p>${copyButton(t('helper.phone.copy'), page.link)}${
      !page.steps && hint(t('helper.phone.carries'))
    }${!page.steps && page.app && hint(t('helper.phone.here'))}${moreLinks([html`<a href="${page.back}">${t(page.known ? 'helper.toCase' : 'helper.back')}</a>`])}`,
  })
}

/** The other end: nothing happens until the button, since link previews open links too. */
export function goPage(
  view: View,
  page: { action: string; address?: string | undefined; app?: string | undefined; problem?: Problem | undefined },
): string {
  const { t } = view
  const { problem } = page
  if (problem)
    return layout(view, {
      title: t('helper.phone.goOver'),
      problem,
      body: html`${problemSummary(view, problem)}<p>${t('helper.phone.goAgain')}</p>${actions([
        linkButton(t('helper.back'), '/sign-in', { look: 'primary' }),
      ])}`,
    })
  return layout(view, {
    title: t('helper.phone.goTitle'),
    body: html`${notice('hint', t('helper.phone.goLead'))}${
      page.address && html`<p>${t('helper.phone.goAddress', { address: page.address })}</p>`
    }${page.app && html`<p>${t('helper.phone.goTo', { app: page.app })}</p>`}${form({ action: page.action }, [
      actions([button(t('helper.phone.goButton'))]),
    ])}`,
  })
}

/** Somebody else may have been at the account: the first step puts them out. */
export function notMePage(view: View, page: { flow: string; back: string; known: boolean }): string {
  const { t } = view
  const step = (name: 'reset' | 'mails' | 'history') =>
    html`<li><b>${t(`helper.notMe.${name}`)}</b><br>${t(`helper.notMe.${name}Text`)}</li>`
  return layout(view, {
    title: t('helper.notMe.title'),
    lead: t('helper.notMe.lead'),
    body: html`<ol class="reading">${step('reset')}${step('mails')}${step('history')}</ol>${actions([
      linkButton(t('helper.notMe.button'), `/reset?flow=${page.flow}`, { look: 'primary', repair: 'reset_password' }),
    ])}${moreLinks([html`<a href="${page.back}">${t(page.known ? 'helper.toCase' : 'helper.back')}</a>`])}`,
  })
}
