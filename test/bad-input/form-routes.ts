import { askFor, codeFor, proveForReset } from '../attacks/means.ts'
import type { Browser } from '../browser.ts'
import { password, signIn, type TestApp } from '../start-app.ts'

/** What a field is for: says which cases are sent in it. */
export type FieldKind = 'identifier' | 'name' | 'password' | 'newPassword' | 'code' | 'opaque' | 'choice' | 'evidence'

export type FormRoute = {
  /** Where the form goes to; `:token` is a field too. */
  action: string
  fields: Record<string, FieldKind>
  /** A browser that has come to this form, and what its other fields hold. */
  open(app: TestApp): Promise<{ browser: Browser; rest: Record<string, string> }>
}

export const address = 'aiko@example.com'
export const second = 'person@example.com'

/** Every form of the journeys. A route that is added here is given every case. */
export const formRoutes: FormRoute[] = [
  {
    action: '/sign-in',
    fields: { flow: 'opaque', identifier: 'identifier' },
    open: (app) => onPage(app.browser(), '/sign-in', { identifier: 'hana@example.com' }),
  },
  {
    action: '/sign-in/password',
    fields: { flow: 'opaque', username: 'identifier', password: 'password', stay: 'choice', evidence: 'evidence' },
    async open(app) {
      const browser = app.browser()
      const page = await browser.submit(await browser.get('/sign-in'), '/sign-in', { identifier: address })
      // Without a password where it is not the field in question: nothing is checked then.
      return { browser, rest: page.fields('/sign-in/password') }
    },
  },
  {
    action: '/sign-up',
    fields: { flow: 'opaque', email: 'identifier', evidence: 'evidence' },
    open: (app) => onPage(app.browser(), '/sign-up', { email: 'hana@example.com' }),
  },
  { action: '/sign-up/code', fields: { flow: 'opaque', code: 'code', evidence: 'evidence' }, open: atSignUpCode },
  { action: '/sign-up/resend', fields: { flow: 'opaque' }, open: atSignUpCode },
  {
    action: '/sign-up/details',
    fields: {
      flow: 'opaque',
      username: 'identifier',
      fullName: 'name',
      familyName: 'name',
      givenName: 'name',
      reading: 'name',
      password: 'newPassword',
      noPassword: 'choice',
      language: 'choice',
    },
    async open(app) {
      const { browser, rest } = await atSignUpCode(app)
      const page = await browser.send('/sign-up/code', { ...rest, code: await codeFor(app, second) })
      // No password and no wish to have none: the form is refused as long as it is good otherwise.
      return { browser, rest: { ...page.fields('/sign-up/details'), fullName: 'Person', noPassword: '' } }
    },
  },
  ...(['/reset', '/sign-in/code'] as const).flatMap((base): FormRoute[] => [
    {
      action: base,
      fields: { flow: 'opaque', identifier: 'identifier', altcha: 'opaque', evidence: 'evidence' },
      open: (app) => onPage(app.browser(), base, { identifier: 'hana@example.com' }),
    },
    {
      action: `${base}/code`,
      fields: { flow: 'opaque', code: 'code', evidence: 'evidence' },
      open: (app) => atCode(app, base),
    },
    { action: `${base}/resend`, fields: { flow: 'opaque' }, open: (app) => atCode(app, base) },
  ]),
  {
    action: '/reset/password',
    fields: { flow: 'opaque', username: 'identifier', password: 'newPassword' },
    open: atNewPassword,
  },
  { action: '/reset/account', fields: { flow: 'opaque', account: 'opaque' }, open: atNewPassword },
  { action: '/sign-in/code/account', fields: { flow: 'opaque', account: 'opaque' }, open: atNewPassword },
  { action: '/reset/link/:token', fields: { token: 'opaque' }, open: nowhere },
  { action: '/sign-up/link/:token', fields: { token: 'opaque' }, open: nowhere },
  { action: '/sign-in/way-in/:token', fields: { token: 'opaque' }, open: nowhere },
  { action: '/accounts', fields: { flow: 'opaque', account: 'opaque' }, open: signedIn },
  { action: '/accounts/remove', fields: { flow: 'opaque', account: 'opaque' }, open: signedIn },
  { action: '/sign-out', fields: { account: 'opaque', how: 'choice' }, open: signedIn },
  { action: '/start-clean', fields: { flow: 'opaque' }, open: nowhere },
]

async function onPage(browser: Browser, path: string, more: Record<string, string>) {
  const page = await browser.get(path)
  return { browser, rest: { ...page.fields(path), ...more } }
}

async function nowhere(app: TestApp) {
  return { browser: app.browser(), rest: {} }
}

async function signedIn(app: TestApp) {
  const browser = app.browser()
  await signIn(browser, address, password)
  return { browser, rest: (await browser.get('/accounts')).fields('/accounts') }
}

async function atSignUpCode(app: TestApp) {
  const browser = app.browser()
  const page = await browser.submit(await browser.get('/sign-up'), '/sign-up', { email: second })
  return { browser, rest: page.fields('/sign-up/code') }
}

async function atCode(app: TestApp, base: '/reset' | '/sign-in/code') {
  const browser = app.browser()
  const page = await askFor(app, browser, address, base)
  return { browser, rest: page.fields(`${base}/code`) }
}

async function atNewPassword(app: TestApp) {
  const browser = app.browser()
  const page = await proveForReset(app, browser, address)
  return { browser, rest: page.fields('/reset/password') }
}

/** Undoes what the cases use up: tries of codes, counters, waits. */
export async function refill(app: TestApp): Promise<void> {
  await app.database.query('delete from throttle; delete from rate_window; update challenge set tries_left = 5')
}
