export { page, redirect } from './answers.ts'
export { type AppDeps, createApp, type Platform } from './app.ts'
export { type AddressReader, addressReader, type ClientFacts, describeDevice, networkOf, sourceOf } from './client.ts'
export {
  type BrowserCookies,
  type CookieMaker,
  type CookieNames,
  cookieMaker,
  cookieNames,
  readBrowserCookies,
} from './cookies.ts'
export type { Form } from './form.ts'
export { untilNextStep } from './pace.ts'
export { isThisMachine } from './this-machine.ts'
export type { App, Web, WebEnv } from './web.ts'
