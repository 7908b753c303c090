import type { Config } from '../config/index.ts'
import { chooseLanguage, type Language, translator } from '../i18n/index.ts'
import type { CookieMaker } from './cookies.ts'
import type { Web } from './web.ts'

/** Sets the language of an answer, with the view that its pages are made of. */
export type SetLanguage = (c: Web, language: Language) => void

export function languageSetter(config: Config): SetLanguage {
  const translators = { ja: translator('ja'), en: translator('en') }
  const { host } = new URL(config.url)
  return (c, language) => {
    const t = translators[language]
    const path = c.req.url.slice(c.req.url.indexOf('/', 8))
    c.set('language', language)
    c.set('t', t)
    c.set('view', { language, t, host, path, local: config.local })
  }
}

/** The language that the address asks for, which the browser then keeps; else the kept one, the application's, the browser's. */
export function speakAsWanted(c: Web, setLanguage: SetLanguage, cookies: CookieMaker): void {
  const kept = c.get('jar').language
  const wanted = c.req.query('lang')
  const language = chooseLanguage(wanted, kept, c.req.query('ui_locales'), c.req.header('accept-language'))
  if (wanted && wanted !== kept) c.header('Set-Cookie', cookies.language(language), { append: true })
  setLanguage(c, language)
}

/** What of a flow that goes on counts for its pages. */
type FollowedFlow = { formActions?: string[] | undefined; params?: Record<string, string> | undefined }

/** Goes on in a flow: its forms may end at the application, and its language counts where nothing else was chosen. */
export function followFlow(c: Web, flow: FollowedFlow, setLanguage: SetLanguage): void {
  c.set('formActions', flow.formActions)
  const asked = flow.params?.ui_locales
  if (asked && !c.req.query('lang') && !c.get('jar').language) setLanguage(c, chooseLanguage(asked, c.get('language')))
}
