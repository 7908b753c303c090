export { type App, type AppDeps, createApp, type Platform, page, redirect, type Web, type WebEnv } from './app.ts'
export { type AddressReader, addressReader, type ClientFacts, describeDevice, networkOf } from './client.ts'
export { type CookieMaker, type CookieNames, cookieNames, type Jar, readJar } from './cookies.ts'
export type { Form } from './form.ts'
