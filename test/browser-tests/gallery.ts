import { placePaths } from '../../src/pages/my-account/places.ts'
import type { Language } from '../../src/platform/i18n/index.ts'
import type { NewClient } from '../../src/services/applications/index.ts'
import { inviteOperator } from '../../src/services/operators/index.ts'
import { registerClient } from '../clients.ts'
import { startApp, type TestApp } from '../start-app.ts'
import { openPerson, type Person } from './chromium.ts'
import { startWithExample } from './example-app.ts'

/** Called at every page and state; the page is as a person sees it then. */
export type Look = (name: string, person: Person) => Promise<void>

type Room = (app: TestApp, look: Look, language: Language) => Promise<void>

const names = { ja: '田中 愛子', en: 'Aiko Tanaka' }
const fresh = 'Maple-otter-8-ribbon'
const free = { codesPerContactHour: 1000, codesPerContactDay: 1000 }

/** Walks through every page and state of one room, in an installation of its own. */
export async function walkRoom(name: string, language: Language, look: Look): Promise<void> {
  await using app = await startApp({ limits: free })
  await (rooms[name] as Room)(app, look, language)
}

/** The newest code or link that was mailed to an address. */
export async function mailed(app: TestApp, to: string): Promise<{ code: string; link: string; template: string }> {
  const [mail] = await app.mail(to)
  if (!mail) throw new Error(`nothing was mailed to ${to}`)
  return { code: mail.code ?? '', link: mail.link ? new URL(mail.link).pathname : '', template: mail.template }
}

/** A code of the same length that is not the right one. */
export const wrongCode = (code: string) => code.replace(/./g, (digit) => String((Number(digit) + 1) % 10))

export async function toPassword(person: Person, address: string): Promise<void> {
  await person.go('/sign-in')
  await person.type('identifier', address)
  await person.press()
}

export async function tryPassword(person: Person, secret: string): Promise<void> {
  await person.type('password', secret)
  await person.press()
}

function organization(app: TestApp, name: string, slug: string) {
  return app.operator.createOrganization(name, slug)
}

async function signInAs(person: Person, account: { address: string; password: string }): Promise<void> {
  await toPassword(person, account.address)
  await tryPassword(person, account.password)
}

async function client(app: TestApp, entry: Omit<NewClient, 'metadata'> & Partial<NewClient>): Promise<void> {
  const metadata = { redirect_uris: ['https://app.example.com/cb'], ...entry.metadata }
  await registerClient(app.db, { ...entry, metadata })
}

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'

/** Where an application sends a browser. */
function authorize(clientId: string): string {
  return `/oauth/authorize?${new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: 'https://app.example.com/cb',
    scope: 'openid profile email',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
    state: 'state',
  })}`
}

export const rooms: Record<string, Room> = {
  async signUp(app, look, language) {
    await using person = await openPerson(app, { language })
    await person.go('/sign-up')
    await look('sign-up', person)
    await person.type('email', 'aiko')
    await person.press()
    await look('sign-up-unfinished', person)
    await person.type('email', 'aiko@example.com')
    await person.press()
    await look('sign-up-code', person)
    const { code, link } = await mailed(app, 'aiko@example.com')
    await person.type('code', '123')
    await person.press()
    await look('sign-up-code-length', person)
    await person.enterCode(wrongCode(code))
    await look('sign-up-code-wrong', person)
    await using elsewhere = await openPerson(app, { language })
    await elsewhere.go(link)
    await look('sign-up-link', elsewhere)
    await elsewhere.press()
    await elsewhere.go(link)
    await look('sign-up-link-used', elsewhere)
    await person.enterCode(code)
    await look('sign-up-details', person)
    await person.press()
    await look('sign-up-details-empty', person)
    await person.type('fullName', names[language])
    await person.page.locator('main summary').click()
    await person.type('password', 'Genkan1')
    await look('sign-up-details-typed', person)
    await person.press()
    await look('sign-up-details-weak', person)
  },

  async codes(app, look, language) {
    await using person = await openPerson(app, { language })
    await person.go('/sign-up')
    await person.type('email', 'hana@example.co.jp')
    await person.press()
    const { code } = await mailed(app, 'hana@example.co.jp')
    for (let i = 0; i < 5; i += 1) {
      await person.enterCode(wrongCode(code))
    }
    await look('code-tries-used', person)
    await person.go('/sign-up')
    await person.type('email', 'hana@example.co.jp')
    await person.press()
    const next = await mailed(app, 'hana@example.co.jp')
    await app.pass(11 * 60)
    await person.enterCode(next.code)
    await look('code-expired', person)
  },

  async signUpClosed(_, look, language) {
    await using closed = await startApp({ config: { signUp: false } })
    await using person = await openPerson(closed, { language })
    await person.go('/sign-up')
    await look('sign-up-closed', person)
  },

  async signIn(app, look, language) {
    await app.given.account({ address: 'aiko@example.com', name: names[language], language })
    await app.given.account({ address: 'hana@example.com', name: '山田 花子', language })
    await using person = await openPerson(app, { language })
    await person.go('/sign-in')
    await look('sign-in', person)
    await person.press()
    await look('sign-in-empty', person)
    await person.type('identifier', 'aiko@example')
    await person.press()
    await look('sign-in-unfinished', person)
    await person.type('identifier', 'aiko@gmial.com')
    await person.page.locator('h1').click()
    await person.page.locator('.tip').waitFor()
    await look('sign-in-domain-typo', person)
    await toPassword(person, 'hana@example.com')
    await tryPassword(person, (await app.given.account({ address: 'x@example.com' })).password)
    await toPassword(person, 'aiko@example.com')
    await look('password', person)
    await person.press()
    await look('password-empty', person)
    await person.page.locator('#password').focus()
    await capsLock(person)
    await person.page.keyboard.insertText('ｒｉｂｂｏｎ ')
    await person.page.locator('[data-show]').click()
    await person.page.locator('.tip').nth(1).waitFor()
    await look('password-hints', person)
    await person.press()
    await look('password-mismatch', person)
    for (let i = 0; i < 6; i += 1) await tryPassword(person, `guess ${i}`)
    await look('password-near-pause', person)
    for (let i = 6; i < 9; i += 1) await tryPassword(person, `guess ${i}`)
    await look('paused', person)
  },

  async signInStates(app, look, language) {
    const company = await organization(app, language === 'ja' ? '株式会社サンプル商事' : 'Sample Trading Co.', 'sample')
    const address = `aiko@${company.initialDomain}`
    const { ownerId } = company
    const account = await app.given.account({ address, organizationId: ownerId, name: names[language] })
    const person = await openPerson(app, { language })
    await toPassword(person, address)
    await look('password-organization', person)
    await app.operator.disableAccount(account.accountId)
    await tryPassword(person, account.password)
    await look('state-disabled', person)
    const second = await app.given.account({ address: `hana@${company.initialDomain}`, organizationId: ownerId })
    await app.operator.suspendOrganization(ownerId)
    await toPassword(person, second.address)
    await tryPassword(person, second.password)
    await look('state-suspended', person)
    const own = await app.given.account({ address: 'aiko@example.com' })
    await app.operator.closeAccount(own.accountId)
    await toPassword(person, own.address)
    await tryPassword(person, own.password)
    await look('state-closed', person)
    await app.database.query('delete from password_failure where true').catch(() => {})
    await person.go('/sign-in?lost=1')
    await look('cookies-off', person)
    await person.context.close()
  },

  async reset(app, look, language) {
    const account = await app.given.account({ address: 'aiko@example.com', name: names[language], language })
    await using person = await openPerson(app, { language })
    await toPassword(person, account.address)
    await person.press(/Forgot|忘れた/)
    await look('reset', person)
    await person.press()
    await look('reset-code', person)
    await person.enterCode((await mailed(app, account.address)).code)
    await look('reset-new', person)
    await person.type('password', 'password1A')
    await person.press()
    await look('reset-new-common', person)
    await person.type('password', fresh)
    await look('reset-new-typed', person)
    await person.press()
    await look('after-reset', person)
    await using stranger = await openPerson(app, { language })
    await stranger.go('/reset')
    await stranger.type('identifier', 'nobody@example.com')
    await stranger.press()
    await look('reset-code-unknown', stranger)
    await stranger.go('/sign-in/code')
    await look('code-sign-in', stranger)
    await using noScripts = await openPerson(app, { language, scripts: false })
    for (const address of ['a@example.com', 'b@example.com']) {
      await noScripts.go('/reset')
      await noScripts.type('identifier', address)
      await noScripts.press()
    }
    await look('reset-no-scripts-wait', noScripts)
  },

  async accounts(app, look, language) {
    const company = await organization(app, language === 'ja' ? '株式会社サンプル商事' : 'Sample Trading Co.', 'sample')
    const own = await app.given.account({ address: 'aiko@example.com', name: names[language] })
    const work = await app.given.account({
      address: `aiko.tanaka@${company.initialDomain}`,
      organizationId: company.ownerId,
      name: names[language],
    })
    await using person = await openPerson(app, { language })
    await person.go('/accounts')
    await look('accounts-none', person)
    await person.go('/sign-out')
    await look('sign-out-nobody', person)
    await toPassword(person, own.address)
    await tryPassword(person, own.password)
    await person.go('/sign-out')
    await look('sign-out-one', person)
    await toPassword(person, work.address)
    await tryPassword(person, work.password)
    await person.go('/accounts')
    await look('accounts', person)
    await person.go('/accounts?edit=1')
    await look('accounts-edit', person)
    await person.go('/sign-out')
    await look('sign-out-several', person)
    await person.press()
    await look('signed-out', person)
    await person.go('/accounts')
    await look('accounts-signed-out', person)
    await person.go('/start-clean')
    await look('start-clean', person)
  },

  async applications(app, look, language) {
    const ja = language === 'ja'
    const company = await organization(app, ja ? '株式会社サンプル商事' : 'Sample Trading Co.', 'sample')
    await client(app, { clientId: 'mail', name: ja ? 'メールサービス' : 'Mail', firstParty: true })
    await client(app, {
      clientId: 'admin',
      name: ja ? '管理センター' : 'Admin centre',
      firstParty: true,
      accountKind: 'organization',
    })
    await client(app, { clientId: 'third', name: ja ? '写真プリント' : 'Photo prints', firstParty: false })
    const own = await app.given.account({ address: 'aiko@example.com', name: names[language] })
    const address = `aiko@${company.initialDomain}`
    const work = await app.given.account({ address, organizationId: company.ownerId, name: names[language] })
    await using person = await openPerson(app, { language })
    await person.go(authorize('mail'))
    await look('app-any-kind', person)
    await person.go(authorize('admin'))
    await look('app-organization', person)
    await person.type('identifier', own.address)
    await person.press()
    await look('app-password', person)
    await person.go(authorize('nowhere'))
    await look('app-unknown', person)
    await signInAs(person, own)
    await person.go(authorize('admin'))
    await look('app-no-account-fits', person)
    await signInAs(person, work)
    await person.go('/sign-out')
    await person.press()
    await person.go(authorize('admin'))
    await look('app-wrong-kind', person)
    await person.go(authorize('third'))
    await look('app-consent', person)
    await person.go('/oauth/end-session?client_id=mail')
    await look('app-end-session', person)
    await person.press()
    await look('app-session-ended', person)
  },

  async device(app, look, language) {
    await client(app, {
      clientId: 'tv',
      name: language === 'ja' ? 'リビングのテレビ' : 'Living room TV',
      firstParty: true,
      metadata: {
        grant_types: [deviceGrant],
        response_types: [],
        redirect_uris: [],
        token_endpoint_auth_method: 'none',
      },
    })
    const account = await app.given.account({ name: names[language] })
    await using person = await openPerson(app, { language })
    await person.go('/device')
    await look('device', person)
    await person.type('user_code', 'BBBB-BBBB')
    await person.press()
    await look('device-unknown', person)
    await signInAs(person, account)
    const answer = await fetch(`${app.url}/oauth/device`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'tv', scope: 'openid profile' }),
    })
    const { user_code } = (await answer.json()) as { user_code: string }
    await person.go('/device')
    await person.type('user_code', user_code)
    await person.press()
    await look('device-confirm', person)
    await person.press()
    await look('device-done', person)
  },

  async myAccount(app, look, language) {
    const account = await app.given.account({ name: names[language], language })
    const other = await openPerson(app, { language })
    await signInAs(other, account)
    await other.context.close()
    await using person = await openPerson(app, { language })
    await toPassword(person, account.address)
    await tryPassword(person, 'guess')
    await tryPassword(person, account.password)
    for (const path of placePaths) {
      await person.go(path)
      if (isAsked(person)) {
        if (path.endsWith('/add')) {
          await look('account-confirm', person)
          await tryPassword(person, 'not this one')
          await look('account-confirm-mismatch', person)
        }
        await tryPassword(person, account.password)
      }
      await look(`account${path.slice('/account'.length).replaceAll('/', '-')}`, person)
    }
    await confirmed(person, '/account/contacts/add', account.password)
    await person.type('contact', '090-1234-5678')
    await person.press()
    await look('account-contacts-code', person)
    await person.enterCode((await mailed(app, '+819012345678')).code)
    await look('account-contacts-two', person)
    await person.page.locator('main a[href*="/remove"]').first().click()
    await person.page.waitForURL(/remove/)
    await tryPassword(person, account.password)
    await look('account-contacts-remove', person)
    await person.go('/account/password')
    await person.type('current', 'not this one')
    await person.type('password', fresh)
    await person.press()
    await look('account-password-mismatch', person)
  },

  async contests(app, look, language) {
    const account = await app.given.account({ name: names[language], language })
    await using owner = await openPerson(app, { language })
    await signInAs(owner, account)
    await app.pass(40 * 24 * 3600)
    await using other = await openPerson(app, { language })
    await signInAs(other, account)
    await confirmed(other, '/account/contacts/add', account.password)
    await other.type('contact', 'other@example.com')
    await other.press()
    await other.enterCode((await mailed(app, 'other@example.com')).code)
    const added = (await app.mail(account.address)).find(({ template }) => template === 'contact_added')
    await using presser = await openPerson(app, { language })
    const link = new URL(added?.link ?? '').pathname
    await presser.go(link)
    await look('undo', presser)
    await presser.press()
    await look('contest', presser)
    await tryPassword(presser, 'not this one')
    await look('contest-mismatch', presser)
    await other.go('/account/contacts')
    await look('contacts-contested', other)
    await other.go('/account/hold')
    await look('hold-contest', other)
    await other.go('/account/contest')
    await look('contest-defence', other)
    await other.press()
    await tryPassword(other, account.password)
    await look('contest-defence-ready', other)
    await tryPassword(presser, account.password)
    await look('contest-undone', presser)
    await presser.go(link)
    await look('undo-over', presser)
  },

  async exampleApplication(_, look, language) {
    await using both = await startWithExample()
    const account = await both.app.given.account({ name: names[language], language })
    await using person = await openPerson(both.app, { language })
    await person.page.goto(both.url)
    await look('example', person)
    await person.press(language === 'ja' ? 'サインイン' : 'Sign in')
    await person.type('identifier', account.address)
    await person.press()
    await tryPassword(person, account.password)
    await look('example-signed-in', person)
  },

  async loop(_, look, language) {
    await using both = await startWithExample()
    const { app, url } = both
    const account = await app.given.account({ name: names[language], language })
    await using person = await openPerson(app, { language })
    await person.page.goto(`${url}/loop`)
    await person.type('identifier', account.address)
    await person.press()
    await tryPassword(person, account.password)
    await look('loop', person)
    await person.page.locator('#tell summary').click()
    await look('loop-tell', person)
  },

  async trouble(_, look, language) {
    await using limited = await startApp({ limits: { network: { perMinute: 2, perDay: 100 } }, cuttable: true })
    await using person = await openPerson(limited, { language })
    await toPassword(person, 'aiko@example.com')
    for (const secret of ['one', 'two', 'three']) await tryPassword(person, secret)
    await look('network-limit', person)
    await limited.databaseLine.cut()
    await person.go('/accounts')
    await look('database-away', person)
    await limited.databaseLine.restore()
    await person.page.route('**/elsewhere', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<form method="post" action="${limited.url}/sign-in"><button class="primary">Go</button></form>`,
      }),
    )
    await person.page.goto(`http://127.0.0.1:${limited.port}/elsewhere`)
    const arrived = person.page.waitForURL(`${limited.url}/sign-in`)
    await person.page.locator('button').click()
    await arrived
    await look('page-renewed', person)
  },

  async turnedOff(app, look, language) {
    const { ownerId, initialDomain } = await organization(
      app,
      language === 'ja' ? '株式会社みなと' : 'Minato Inc',
      'minato',
    )
    const member = await app.given.account({ address: `hana@${initialDomain}`, organizationId: ownerId, language })
    await using person = await openPerson(app, { language })
    await person.go('/sign-up')
    await person.type('email', `anna@${initialDomain}`)
    await person.press()
    await look('sign-up-organization', person)
    await signInAs(person, member)
    await app.operator.suspendOrganization(ownerId)
    await person.go('/account')
    await look('account-stopped', person)
    await using other = await openPerson(app, { language })
    await proveByCode(app, other, member.address)
    await look('code-stopped', other)
    const closed = await app.given.account({ address: 'closed@example.com', language })
    await app.operator.closeAccount(closed.accountId)
    await proveByCode(app, other, closed.address)
    await look('code-closed', other)
  },

  async held(app, look, language) {
    const account = await app.given.account({ name: names[language], language })
    await app.pass(40 * 24 * 3600)
    await using byCode = await openPerson(app, { language })
    await proveByCode(app, byCode, account.address)
    await byCode.go('/account/hold')
    await look('hold', byCode)
    await byCode.go('/account/hold/end')
    await look('hold-confirm', byCode)
    await tryPassword(byCode, account.password)
    await look('hold-end', byCode)
    await using person = await openPerson(app, { language })
    await person.go('/reset')
    await person.type('identifier', account.address)
    await person.press()
    await person.enterCode((await mailed(app, account.address)).code)
    await person.type('password', fresh)
    await person.press()
    for (const path of ['contacts', 'close', 'password', 'hold']) {
      await person.go(`/account/${path}`)
      await look(`${path}-held`, person)
    }
    await person.go('/account/hold/end')
    await look('hold-nothing', person)
  },

  async asleep(app, look, language) {
    const account = await app.given.account({ name: names[language], language })
    await app.pass(400 * 24 * 3600)
    await using person = await openPerson(app, { language })
    await person.go('/reset')
    await person.type('identifier', account.address)
    await person.press()
    const { link } = await mailed(app, account.address)
    await person.go(link)
    await look('recovery', person)
    await tryPassword(person, 'not this one')
    await look('recovery-mismatch', person)
    await tryPassword(person, account.password)
    await person.go(link)
    await look('recovery-over', person)
  },

  async help(app, look, language) {
    await using person = await openPerson(app, { language })
    const pages = {
      help: '/help',
      'help-found': `/help?q=${language === 'ja' ? 'コード' : 'code'}`,
      'help-none': '/help?q=zzzz',
      'help-code': '/help/e/GK3001',
      'help-unknown-code': '/help/e/GK1234',
      'help-cookies': '/help/cookies',
      'help-privacy': '/help/privacy',
      'help-security': '/help/security',
      status: '/status',
      'not-found': '/nowhere',
    }
    for (const [name, path] of Object.entries(pages)) {
      await person.go(path)
      await look(name, person)
    }
  },

  async helper(app, look, language) {
    const account = await app.given.account({ name: names[language], language })
    await using person = await openPerson(app, { language })
    const pages = {
      helper: '/helper',
      'helper-unknown': '/helper?symptom=Y1',
      'helper-possible': '/helper?symptom=Y13',
      'helper-strange': '/helper?symptom=Y22',
      'helper-mail': '/helper/mail',
      'helper-accounts': '/helper/accounts',
      'helper-ways': '/helper/ways',
      'helper-not-me': '/helper/not-me',
      'helper-person': '/helper/person',
      'helper-message': '/helper/ask/network',
      'helper-guides': '/helper/guides',
      'helper-guide': '/helper/guides/allow_cookies',
      'helper-guide-carrier': '/helper/guides/carrier',
      'helper-guide-warning': '/helper/guides/temporary_profile',
      'helper-systems': '/helper/packs',
      'helper-system': '/helper/packs/windows-sign-in/temporary_profile',
    }
    for (const [name, path] of Object.entries(pages)) {
      await person.go(path)
      await look(name, person)
    }
    await person.go('/helper/browser')
    await person.page.waitForSelector('#checks[data-done]')
    await look('helper-browser', person)
    await toPassword(person, account.address)
    await person.page.locator('#password').focus()
    await capsLock(person)
    await person.page.keyboard.type('RIBBON')
    await person.press()
    await person.page.locator('[data-repair="find_cause"]').first().click()
    await person.page.waitForURL(/\/helper\?case=/)
    await look('helper-result', person)
    const there = person.page.url()
    await person.press()
    await person.go(there)
    await look('helper-did-it-help', person)
    await person.page.locator('#helped button[value="no"]').click()
    await person.page.waitForLoadState()
    await look('helper-missed', person)
    await person.go('/helper')
    await person.type('text', 'zqzq')
    await person.press()
    await look('helper-not-understood', person)
    await person.go('/helper/accounts')
    await person.type('identifier', account.address)
    await person.press()
    await person.enterCode((await mailed(app, account.address)).code)
    await look('helper-accounts-found', person)
  },

  async helperWays(app, look, language) {
    const { ownerId } = await organization(app, language === 'ja' ? '株式会社みなと' : 'Minato Inc', 'minato')
    const account = await app.given.account({ name: names[language], language })
    await app.given.account({ address: account.address, language, organizationId: ownerId })
    await using person = await openPerson(app, { language })
    await person.go('/helper/mail')
    await person.type('identifier', account.address)
    await person.press()
    await look('helper-mail-sent', person)
    await person.go((await mailed(app, account.address)).link)
    await look('helper-explained', person)
    await person.press()
    await look('helper-two-kinds', person)
    await proveByCode(app, person, account.address)
    await look('code-two-kinds', person)
    await toPassword(person, account.address)
    const flow = new URL(person.page.url()).searchParams.get('flow')
    await person.go(`/helper/phone?flow=${flow}`)
    await look('helper-phone', person)
    const link = new URL(await person.textOf('.long-link')).pathname
    await person.go(link)
    await look('helper-phone-go', person)
    await person.press()
    await person.go(link)
    await look('helper-phone-over', person)
    await person.go('/helper?symptom=Y5')
    await look('helper-question', person)
    const invited = await inviteOperator(app, { kind: 'command_line', id: 'gallery' })
    if (invited.ok) await person.go(new URL(invited.link).pathname)
    await look('operators-enter', person)
    await person.press()
    await look('operators', person)
  },

  async lost(app, look, language) {
    const account = await app.given.account({ name: names[language], language })
    await using person = await openPerson(app, { language })
    await signInAs(person, account)
    const cookies = await person.context.cookies()
    const session = cookies.find(({ name }) => name === 'genkan_session')
    await person.context.clearCookies({ name: 'genkan_session' })
    await person.go('/account/profile')
    await look('session-lost', person)
    const old = { name: 'genkan_session', value: 'A'.repeat(43), domain: 'localhost', path: '/account' }
    if (session) await person.context.addCookies([session, old])
    await person.go('/account/profile')
    await look('session-shadowed', person)
  },

  async local(app, look, language) {
    await using person = await openPerson(app, { language })
    await person.go('/local')
    await look('local', person)
    await person.go('/local/outbox')
    await look('outbox-empty', person)
    await person.go('/sign-up')
    await person.type('email', 'aiko@example.com')
    await person.press()
    await app.mail()
    await person.go('/local/outbox')
    await look('outbox', person)
    await person.page.locator('main a[href^="/local/outbox/"]').first().click()
    await person.page.waitForURL(/outbox\/[\da-f]/)
    await look('outbox-message', person)
  },
}

const isAsked = (person: Person) => person.path().startsWith('/account/confirm/')

/** A page of one's account, with the password where it asks for it. */
async function confirmed(person: Person, path: string, secret: string): Promise<void> {
  await person.go(path)
  if (isAsked(person)) await tryPassword(person, secret)
}

/** Up to the page behind the code, whatever it says. */
async function proveByCode(app: TestApp, person: Person, address: string): Promise<void> {
  await person.go('/sign-in/code')
  await person.type('identifier', address)
  await person.press()
  await person.enterCode((await mailed(app, address)).code)
}

/** Playwright has no Caps Lock: the key is told as the browser tells it. */
export async function capsLock(person: Person): Promise<void> {
  await person.page
    .locator('#password')
    .dispatchEvent('keydown', { key: 'A', code: 'KeyA', modifierCapsLock: true, bubbles: true })
}
