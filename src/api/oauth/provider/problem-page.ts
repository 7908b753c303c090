import type { IncomingMessage } from 'node:http'
import type { Config } from '../../../platform/config/index.ts'
import {
  actions,
  disclosure,
  given,
  html,
  layout,
  linkButton,
  problemSummary,
  type View,
} from '../../../platform/html/index.ts'
import type { BrowserCookies } from '../../../platform/http/index.ts'
import { chooseLanguage, formatTime, translator } from '../../../platform/i18n/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'

type RequestFacts = { url: string; headers: IncomingMessage['headers'] }

/** What a page needs to know of a request that did not come through the pages' own application. */
export function viewOf(config: Config, jar: BrowserCookies, { url, headers }: RequestFacts): View {
  const query = url.includes('?') ? new URLSearchParams(url.slice(url.indexOf('?'))) : new URLSearchParams()
  const language = chooseLanguage(query.get('lang'), query.get('ui_locales'), jar.language, headers['accept-language'])
  return { language, t: translator(language), host: new URL(config.url).host, path: url, local: config.local }
}

export type Detail = { error: string; description: string | undefined }

/**
 * An application asked in a way that cannot be answered: said to the person in a sentence, and to those who look
 * after the application in their own words. Nobody is sent anywhere from here by themselves (RFC 9700, 4.11).
 */
export function misconfiguredPage(view: View, said: Problem, detail: Detail): string {
  const { t } = view
  const body = html`${problemSummary(view, said)}${actions([
    linkButton(t('diagnosis.repairs.send_to_app_owner'), '/helper/ask/app_owner', {
      look: 'primary',
      repair: 'send_to_app_owner',
    }),
    linkButton(t('signIn.findOut'), `/helper?code=${said.code}`, { repair: 'find_cause' }),
  ])}${disclosure(
    t('oauth.forDevelopers'),
    html`<p>${given(detail.error)}</p>${detail.description && html`<p lang="en">${given(detail.description)}</p>`}`,
  )}`
  return layout(view, { title: t('oauth.cannotContinue'), problem: said, body })
}

export function misconfigured(view: View, app: string | undefined): Problem {
  return problem('app_misconfigured', { app: app ?? view.t('oauth.theApplication') })
}

/** Our own trouble: nothing was lost, and trying again is safe. */
export function faultPage(view: View, said: Problem): string {
  const { t } = view
  const body = html`${problemSummary(view, said)}<p>${t('oauth.nothingChanged')}</p>${actions([
    linkButton(t('oauth.tryAgain'), view.path, { look: 'primary' }),
  ])}`
  return layout(view, { title: t('oauth.faultTitle'), problem: said, body })
}

export function unavailable(config: Config, view: View): Problem {
  return problem('service_degraded', { time: formatTime(new Date(), view.language, config.timeZone) })
}

/** The application registered itself, so nobody vouches for where it wants people to go: they decide. */
export function strangerPage(view: View, app: string, error: string, to: string): string {
  const { t } = view
  const said = misconfigured(view, app)
  const { host, protocol } = new URL(to)
  const body = html`${problemSummary(view, said)}<p>${t('oauth.leaving', { place: host || protocol })}</p>${actions([
    linkButton(t('oauth.leave'), to, { look: 'outlined' }),
  ])}${disclosure(t('oauth.forDevelopers'), html`<p>${given(error)}</p>`)}`
  return layout(view, { title: t('oauth.cannotContinue'), problem: said, body })
}
