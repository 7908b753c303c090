import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import type { View } from '../html/index.ts'
import type { Language, Translate } from '../i18n/index.ts'
import type { BrowserCookies } from './cookies.ts'

export type WebEnv = {
  Bindings: HttpBindings
  Variables: { language: Language; t: Translate; jar: BrowserCookies; view: View; formActions: string[] | undefined }
}
export type Web = Context<WebEnv>
export type App = Hono<WebEnv>
