import { firstPassword, givePassword, identify, signIn, takeLetter, wasHere } from '../fake-user.ts'
import { letPass, newAddress, type Scenario } from '../scenario.ts'
import { hasAccount } from './means.ts'

const line =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/14.5.1'

/** An extension that "improves" forms: it writes into fields by itself, under their hands. */
function meddle(): void {
  addEventListener('DOMContentLoaded', () => {
    if ('genkanNoExtensions' in globalThis) return
    for (const form of document.querySelectorAll('form[action="/sign-in/password"]')) {
      const added = document.createElement('input')
      Object.assign(added, { type: 'hidden', name: 'autofill-helper', value: '1' })
      form.append(added)
      form.addEventListener('submit', () => {
        const field = form.querySelector('input[name="password"]') as HTMLInputElement | null
        if (field) field.value = `${field.value.slice(0, 12)}`
      })
    }
  })
}

export const browser: Scenario[] = [
  {
    name: 'a cookie of an older installation stands before the new one',
    cause: 'C36',
    ends: 'in',
    logged: 'success',
    async trouble(world) {
      await hasAccount(world)
      world.person.says = { symptom: 'Y5' }
      world.person.answers.other_device = 'other_device.works'
      await world.device.context.addCookies([
        { name: 'genkan_session', value: 'o'.repeat(43), domain: 'localhost', path: '/account', httpOnly: true },
      ])
      await signIn(world)
    },
  },
  {
    name: 'the same, with an application',
    cause: 'C36',
    ends: 'in',
    logged: 'success',
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world)
      world.person.says = { text: 'サインインしても、またサインインの画面に戻ってしまいます', symptom: 'Y5' }
      world.person.answers.other_device = 'other_device.works'
      const application = await world.house.application()
      world.goal = `${application.url}/`
      await world.device.context.addCookies([
        { name: 'genkan_session', value: 'o'.repeat(43), domain: 'localhost', path: '/oauth', httpOnly: true },
      ])
      await signIn(world)
      for (let times = 0; times < 2; times += 1) {
        await identify(world).catch(() => {})
        await givePassword(world).catch(() => {})
      }
    },
  },
  ...([true, false] as const).map(
    (scripts): Scenario => ({
      name: `cookies are blocked${scripts ? '' : ', and so are scripts'}`,
      cause: 'C37',
      ends: 'in',
      logged: 'success',
      device: { scripts, language: scripts ? 'en' : 'ja' },
      async trouble(world) {
        await hasAccount(world)
        const { device, person } = world
        person.says = { symptom: 'Y5' }
        person.answers.other_device = 'other_device.works'
        const allow = () => device.allowCookies()
        person.does.allow_cookies = allow
        person.heeds.C37 = allow
        await device.blockCookies()
        await signIn(world)
      },
    }),
  ),
  {
    name: 'cookies are blocked, and an application waits',
    cause: 'C37',
    ends: 'in',
    logged: 'success',
    async trouble(world) {
      await hasAccount(world)
      const { device, person, house } = world
      person.says = { text: 'the sign-in page keeps coming back', symptom: 'Y5' }
      const allow = () => device.allowCookies()
      person.does.allow_cookies = allow
      person.heeds.C37 = allow
      world.goal = `${(await house.application()).url}/`
      await device.blockCookies()
      await signIn(world)
    },
  },
  {
    name: 'something throws cookies away after the sign-in',
    cause: 'C40',
    ends: 'in',
    logged: 'success',
    async trouble(world) {
      await hasAccount(world)
      const { device, person } = world
      person.says = { symptom: 'Y6' }
      const clean = () => void device.context.clearCookies({ name: 'genkan_session' }).catch(() => {})
      device.page.on('load', clean)
      const without = () => void device.page.off('load', clean)
      person.does.open_without_extensions = without
      person.does.other_browser = without
      person.does.private_window = without
      person.heeds.C40 = without
      person.answers.other_device = 'other_device.works'
      await signIn(world)
      await device.page.goto('/account/profile')
    },
  },
  {
    name: 'without scripts everything works all the same',
    cause: 'C38',
    ends: 'in',
    logged: 'success',
    mended: true,
    device: { scripts: false },
    async trouble(world) {
      await hasAccount(world)
      await signIn(world)
    },
  },
  {
    name: 'inside another app, which keeps nothing',
    cause: 'C39',
    ends: 'in',
    logged: 'success',
    device: { language: 'ja', userAgent: line },
    async trouble(world) {
      await hasAccount(world)
      const { device, person } = world
      person.says = { symptom: 'Y5' }
      const forget = () => void device.context.clearCookies().catch(() => {})
      device.page.on('load', forget)
      const ownBrowser = () => void device.page.off('load', forget)
      for (const repair of ['copy_link', 'other_browser', 'continue_on_phone'] as const)
        person.does[repair] = ownBrowser
      person.heeds.C39 = ownBrowser
      person.answers.other_device = 'other_device.works'
      await signIn(world)
      await device.page.goto('/account/profile')
    },
  },
  {
    name: 'a browser that knows no passkeys',
    cause: 'C39',
    ends: 'in',
    logged: null,
    async trouble(world) {
      await hasAccount(world)
      const { device, person } = world
      person.says = { symptom: 'Y12' }
      await device.context.addInitScript(() => {
        Reflect.deleteProperty(globalThis, 'PublicKeyCredential')
        Reflect.deleteProperty(crypto, 'subtle')
      })
      person.password = undefined
      await device.page.goto('/sign-in')
    },
  },
  ...(['en', 'ja'] as const).map(
    (language): Scenario => ({
      name: `an extension rewrites what is typed, ${language}`,
      cause: 'C40',
      ends: 'in',
      logged: 'GK3001',
      device: { language },
      async trouble(world) {
        await hasAccount(world)
        const { device, person } = world
        person.answers.other_device = 'other_device.works'
        await device.context.addInitScript(meddle)
        const without = () =>
          device.context.addInitScript(() => Object.assign(globalThis, { genkanNoExtensions: true })).then(() => {})
        person.heeds.C40 = without
        person.does.open_without_extensions = without
        person.does.other_browser = without
        await signIn(world)
      },
    }),
  ),
  {
    name: 'a page that was saved on the disk last year',
    cause: 'C41',
    ends: 'in',
    logged: null,
    async trouble(world) {
      await hasAccount(world)
      const { page } = world.device
      await page.goto('/sign-in')
      await identify(world)
      const saved = (await page.content()).replaceAll('action="/', `action="${world.house.app.url}/`)
      await page.route('**/saved.html', (route) => route.fulfill({ contentType: 'text/html', body: saved }))
      await page.goto(`http://127.0.0.1:${world.house.app.port}/saved.html`)
      await page.locator('#password').fill(firstPassword)
      await world.device.follow(() => page.locator('#password').press('Enter'), 3000)
    },
  },
  {
    name: 'a page that was open for a week',
    cause: 'C41',
    ends: 'in',
    logged: 'success',
    mended: true,
    async trouble(world) {
      await hasAccount(world)
      await world.device.page.goto('/sign-in')
      await identify(world)
      await letPass(world, 7 * 24 * 3600)
      await givePassword(world)
    },
  },
  {
    name: 'an old bookmark of the second page',
    cause: 'C41',
    ends: 'in',
    logged: null,
    mended: true,
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world)
      await world.device.page.goto('/sign-in/password?flow=eyJvbGQiOiJib29rbWFyayJ9')
    },
  },
  {
    name: 'the Back button after the sign-in',
    cause: 'C41',
    ends: 'in',
    logged: 'success',
    mended: true,
    async trouble(world) {
      await hasAccount(world)
      const application = await world.house.application()
      world.goal = `${application.url}/`
      await signIn(world)
      await world.device.page.goBack()
    },
  },
  {
    name: 'two tabs, each with another account',
    cause: 'C42',
    ends: 'in',
    logged: 'success',
    async trouble(world) {
      const other = newAddress()
      await world.house.app.given.account({ address: other })
      const own = await hasAccount(world)
      const { device, house, person } = world
      person.says = { symptom: 'Y5' }
      person.wants = own.address
      const application = await house.application()
      world.goal = `${application.url}/`
      const second = await device.context.newPage()
      await second.goto('/sign-in')
      await device.page.goto(world.goal)
      await identify(world)
      await second.locator('#identifier').fill(other)
      await second.locator('#identifier').press('Enter')
      await second.locator('#password').fill(firstPassword)
      await second.locator('#password').press('Enter')
      await second.waitForURL(/\/account/)
      application.ask({ login_hint: own.address })
      await device.page.goto(world.goal)
    },
  },
  {
    name: 'the link of the mail opens in another tab, and the first page is used on',
    cause: 'C42',
    ends: 'in',
    logged: 'success',
    device: { language: 'ja' },
    mended: true,
    async trouble(world) {
      await hasAccount(world)
      await wasHere(world)
      const { device } = world
      await device.page.goto('/reset')
      await identify(world)
      const letter = await takeLetter(world)
      const second = await device.context.newPage()
      await second.goto(letter?.links[0] ?? '')
      await second.locator('main .button.primary').click()
      await second.waitForLoadState('load')
      await device.follow(() => device.page.locator('#code').fill(letter?.code ?? ''), 2000)
    },
  },
  {
    name: 'an application that trusts the clock of the device, which is wrong',
    cause: 'C43',
    ends: 'in',
    logged: 'success',
    async trouble(world) {
      await hasAccount(world)
      const { device, person, house } = world
      person.says = { symptom: 'Y5' }
      const right = () => device.clock(0)
      person.does.set_clock = right
      person.heeds.C43 = right
      world.goal = `${(await house.application({ manner: 'trusts the clock of the device' })).url}/`
      await device.clock(-17 * 60_000)
      await signIn(world)
      await device.page.waitForTimeout(3000)
    },
  },
  ...(['en', 'ja'] as const).map(
    (language): Scenario => ({
      name: `an application that rejects every result, ${language}`,
      cause: 'C44',
      ends: 'person',
      logged: 'success',
      device: { language },
      async trouble(world) {
        await hasAccount(world)
        world.person.says = { symptom: 'Y5' }
        world.goal = `${(await world.house.application({ manner: 'rejects it' })).url}/`
        await signIn(world).catch(() => {})
        await world.device.page.waitForLoadState('load')
      },
    }),
  ),
]
