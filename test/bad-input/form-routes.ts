import { askFor, codeFor, proveForReset } from '../attacks/means.ts'
import type { Browser } from '../browser.ts'
import { password, signIn, type TestApp } from '../start-app.ts'

/** What a field is for: says which cases are sent in it. */
export type FieldKind =
  | 'identifier'
  | 'name'
  | 'password'
  | 'newPassword'
  | 'code'
  | 'flow'
  | 'hidden'
  | 'opaque'
  | 'choice'
  | 'evidence'

export type FormRoute = {
  /** Where the form goes to; `:token` is a field too. */
  action: string
  fields: Record<string, FieldKind>
  /** A browser that has come to this form, and what its other fields hold. */
  open(app: TestApp): Promise<{ browser: Browser; rest: Record<string, string> }>
}

export const address = 'aiko@example.com'
export const second = 'person@example.com'
/** Has a personal account and one of an organisation. */
export const both = 'both@example.com'

/** Every form of the journeys. A route that is added here is given every case. */
export const formRoutes: FormRoute[] = [
  {
    action: '/sign-in',
    fields: { flow: 'flow', identifier: 'identifier' },
    open: (app) => onPage(app.browser(), '/sign-in', { identifier: 'hana@example.com' }),
  },
  {
    action: '/sign-in/password',
    fields: { flow: 'flow', username: 'hidden', password: 'password', stay: 'choice', evidence: 'evidence' },
    async open(app) {
      const browser = app.browser()
      const page = await browser.submit(await browser.get('/sign-in'), '/sign-in', { identifier: address })
      // Without a password where it is not the field in question: nothing is checked then.
      return { browser, rest: page.fields('/sign-in/password') }
    },
  },
  {
    action: '/sign-up',
    fields: { flow: 'flow', email: 'identifier', own: 'choice', evidence: 'evidence' },
    open: (app) => onPage(app.browser(), '/sign-up', { email: 'hana@example.com' }),
  },
  { action: '/sign-up/code', fields: { flow: 'flow', code: 'code', evidence: 'evidence' }, open: atSignUpCode },
  { action: '/sign-up/resend', fields: { flow: 'flow' }, open: atSignUpCode },
  {
    action: '/sign-up/details',
    fields: {
      flow: 'flow',
      username: 'hidden',
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
      fields: { flow: 'flow', identifier: 'identifier', altcha: 'opaque', evidence: 'evidence' },
      open: (app) => onPage(app.browser(), base, { identifier: 'hana@example.com' }),
    },
    {
      action: `${base}/code`,
      fields: { flow: 'flow', code: 'code', evidence: 'evidence' },
      open: (app) => atCode(app, base),
    },
    { action: `${base}/resend`, fields: { flow: 'flow' }, open: (app) => atCode(app, base) },
  ]),
  {
    action: '/reset/password',
    fields: { flow: 'flow', username: 'hidden', password: 'newPassword' },
    open: atNewPassword,
  },
  {
    action: '/reset/account',
    fields: { flow: 'flow', account: 'opaque' },
    open: (app) => atChoice(app, '/reset'),
  },
  {
    action: '/sign-in/code/account',
    fields: { flow: 'flow', account: 'opaque' },
    open: (app) => atChoice(app, '/sign-in/code'),
  },
  { action: '/reset/link/:token', fields: { token: 'opaque' }, open: nowhere },
  { action: '/sign-up/link/:token', fields: { token: 'opaque' }, open: nowhere },
  { action: '/sign-in/way-in/:token', fields: { token: 'opaque' }, open: nowhere },
  { action: '/accounts', fields: { flow: 'flow', account: 'opaque' }, open: signedIn },
  { action: '/accounts/remove', fields: { flow: 'flow', account: 'opaque' }, open: signedIn },
  { action: '/sign-out', fields: { account: 'opaque', how: 'choice' }, open: signedIn },
  { action: '/start-clean', fields: { flow: 'flow' }, open: nowhere },
  {
    action: '/helper',
    fields: { text: 'hidden', symptom: 'choice', attempt: 'opaque', flow: 'flow', evidence: 'evidence' },
    open: nowhere,
  },
  ...['/helper/mail', '/helper/accounts'].map(
    (action): FormRoute => ({
      action,
      fields: { flow: 'flow', identifier: 'identifier', case: 'opaque' },
      open: (app) => onPage(app.browser(), action, { identifier: 'hana@example.com' }),
    }),
  ),
  { action: '/helper/repair', fields: { repair: 'choice', case: 'opaque', flow: 'flow' }, open: nowhere },
  { action: '/helper/answer', fields: { question: 'choice', answer: 'choice', case: 'opaque' }, open: nowhere },
  { action: '/helper/outcome', fields: { repair: 'choice', helped: 'choice', case: 'opaque' }, open: nowhere },
  { action: '/helper/browser', fields: { facts: 'evidence', case: 'opaque', flow: 'flow' }, open: nowhere },
  { action: '/helper/go/:token', fields: { token: 'opaque' }, open: nowhere },
  { action: '/helper/explained/:token', fields: { token: 'opaque' }, open: nowhere },
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

async function atChoice(app: TestApp, base: '/reset' | '/sign-in/code') {
  const browser = app.browser()
  const asked = await askFor(app, browser, both, base)
  const page = await browser.submit(asked, `${base}/code`, { code: await codeFor(app, both) })
  return { browser, rest: page.fields(`${base}/account`) }
}

/** Undoes what the cases use up: tries of codes, counters, waits, sessions. */
export async function refill(app: TestApp): Promise<void> {
  await app.database.query(`
    delete from throttle; delete from rate_window; update challenge set tries_left = 5 where tries_left < 5;
    update session set ended_at = null, ended_reason = null where ended_at is not null`)
}
