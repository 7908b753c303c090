import type { Platform, Web } from '../../platform/http/index.ts'
import { chooseLanguage } from '../../platform/i18n/index.ts'

/** The language of a page: what the person chose counts most, then what the application asked for (`ui_locales`). */
export function setRequestedLanguage(platform: Platform, c: Web, uiLocales: string | undefined): void {
  if (!uiLocales) return
  const { language } = c.get('jar')
  platform.setLanguage(c, chooseLanguage(c.req.query('lang'), language, uiLocales, c.req.header('accept-language')))
}
