import {
  fieldOf,
  firstPassword,
  freshPassword,
  givePassword,
  identify,
  signIn,
  takeLetter,
  type World,
  wasHere,
} from '../fake-user.ts'
import { letPass, newAddress, type Scenario } from '../scenario.ts'
import { changeElsewhere, hasAccount } from './means.ts'

/** The page of a filter that lets nothing through to this path. */
async function filterPosts(world: World): Promise<() => Promise<void>> {
  const { context } = world.device
  const pattern = /\/(sign-in\/password|assets\/.*)$/
  await context.route(pattern, (route) =>
    route.fulfill({
      status: 403,
      contentType: 'text/html',
      body: '<h1>Web filter</h1><p>Access to this page is blocked.</p>',
    }),
  )
  return () => context.unroute(pattern)
}

/** The link of the mail with the reset, and the person who uses it late, or after a program. */
async function asksForLink(world: World): Promise<string> {
  await hasAccount(world)
  await wasHere(world)
  world.person.password = undefined
  world.person.says = { symptom: 'Y20' }
  await world.device.page.goto('/reset')
  await identify(world)
  const letter = await takeLetter(world)
  return letter?.links[0] ?? ''
}

export const around: Scenario[] = [
  {
    name: 'offline while the form is sent',
    cause: 'C45',
    ends: 'in',
    logged: null,
    async trouble(world) {
      await hasAccount(world)
      const { device, person } = world
      person.says = { symptom: 'Y3' }
      const online = () => device.context.setOffline(false)
      person.heeds.C45 = online
      person.does.retry = online
      person.does.try_again = online
      await device.page.goto('/sign-in')
      await identify(world)
      await device.context.setOffline(true)
      await device.type(fieldOf(world, 'password'), firstPassword)
      await device.page.locator('main .button.primary').first().click()
      await device.page.locator('#notices [data-problem]').first().waitFor()
    },
  },
  {
    name: 'a line so slow that each page takes seconds',
    cause: 'C45',
    ends: 'in',
    logged: null,
    device: { language: 'ja', slowLine: true },
    async trouble(world) {
      await hasAccount(world)
      const { device, person } = world
      person.says = { text: '画面がなかなか開かず、サインインの途中で止まります', symptom: 'Y3' }
      const quick = () => device.lag(0)
      person.heeds.C45 = quick
      for (const repair of ['retry', 'try_again', 'use_cable', 'continue_on_phone'] as const)
        person.does[repair] = quick
      device.lag(2500)
      await device.page.goto('/sign-in')
    },
  },
  {
    name: 'a filter of the company lets the page through, but not its parts',
    cause: 'C46',
    ends: 'in',
    logged: null,
    async trouble(world) {
      await hasAccount(world)
      const { person } = world
      person.says = { symptom: 'Y17' }
      person.answers.other_device = 'other_device.works'
      const open = await filterPosts(world)
      person.does.copy_for_administrator = open
      person.does.continue_on_phone = open
      await signIn(world).catch(() => {})
    },
  },
  {
    name: 'too many wrong passwords from one office',
    cause: 'C47',
    ends: 'in',
    logged: 'GK6012',
    house: { limits: { network: { perMinute: 3, perDay: 100 } } },
    async trouble(world) {
      await hasAccount(world)
      const { house, person } = world
      person.does.wait_for_end = () => letPass(world, 70)
      person.heeds.C47 = () => letPass(world, 70)
      for (let index = 0; index < 4; index += 1) {
        const colleague = house.app.browser()
        const page = await colleague.submit(await colleague.get('/sign-in'), '/sign-in', { identifier: newAddress() })
        await colleague.submit(page, '/sign-in/password', { password: 'wrong' })
      }
      await signIn(world)
    },
  },
  {
    name: 'the phone with the number is lost, and the mailbox is there',
    cause: 'C51',
    ends: 'in',
    logged: 'success',
    async trouble(world) {
      const account = await hasAccount(world)
      await world.house.addContact(account, '+819087654321')
      await wasHere(world)
      await letPass(world, 40 * 24 * 3600)
      const { person } = world
      person.password = undefined
      person.says = { text: 'I lost my phone and cannot get the code', symptom: 'Y11' }
      await world.device.page.goto('/sign-in')
    },
  },
  {
    name: 'Windows opened a temporary profile',
    cause: 'C52',
    ends: 'person',
    reaches: ['save_files_first', 'restart_steps', 'send_steps_to_phone'],
    logged: null,
    device: { language: 'ja' },
    async trouble(world) {
      world.person.says = {
        text: '「一時的なプロファイルでサインインしました」と表示され、デスクトップのファイルがありません',
        symptom: 'Y19',
      }
      await world.device.page.goto('/sign-in')
    },
  },
  {
    name: 'a program keeps sending the password from before',
    cause: 'C53',
    ends: 'in',
    logged: 'GK3001',
    async trouble(world) {
      const account = await hasAccount(world)
      await wasHere(world)
      await changeElsewhere(world, account.address)
      await letPass(world, 3600)
      const program = world.house.app.browser({ headers: { 'user-agent': 'MailSync/4.2 (iPhone)' } })
      for (let times = 0; times < 6; times += 1) {
        const page = await program.submit(await program.get('/sign-in'), '/sign-in', { identifier: account.address })
        await program.submit(page, '/sign-in/password', { password: firstPassword })
        await letPass(world, 300)
      }
      world.person.says = { symptom: 'Y18' }
      world.person.password = freshPassword
      await world.device.page.goto('/sign-in')
    },
  },
  {
    name: 'an application that was moved without telling us',
    cause: 'C58',
    ends: 'person',
    logged: null,
    async trouble(world) {
      await hasAccount(world)
      const application = await world.house.application()
      application.ask({ redirect_uri: 'http://localhost:9/elsewhere' })
      world.goal = `${application.url}/`
      world.person.says = { symptom: 'Y3' }
      await world.device.page.goto(world.goal)
    },
  },
  {
    name: 'the link of the mail was used before',
    cause: 'C59',
    ends: 'in',
    logged: 'success',
    async trouble(world) {
      const link = await asksForLink(world)
      const elsewhere = world.house.app.browser()
      const path = new URL(link).pathname
      await elsewhere.submit(await elsewhere.get(path), path)
      await world.device.page.goto(link)
    },
  },
  {
    name: 'the link of the mail is of yesterday',
    cause: 'C59',
    ends: 'in',
    logged: 'success',
    device: { language: 'ja' },
    async trouble(world) {
      const link = await asksForLink(world)
      await letPass(world, 24 * 3600)
      await world.device.page.goto(link)
    },
  },
  {
    name: 'a scanner opened the link first',
    cause: 'C59',
    ends: 'in',
    logged: 'success',
    mended: true,
    async trouble(world) {
      const link = await asksForLink(world)
      for (let times = 0; times < 3; times += 1) await fetch(link, { headers: { 'user-agent': 'MailScanner/1.0' } })
      await world.device.page.goto(link)
    },
  },
  {
    name: 'no mail leaves the house',
    cause: 'C60',
    ends: 'in',
    logged: 'success',
    async trouble(world) {
      await hasAccount(world)
      await wasHere(world)
      const { person, house } = world
      person.password = undefined
      person.says = { symptom: 'Y7' }
      person.heeds.C60 = async () => {
        await house.post.comeBack()
        await letPass(world, 120)
      }
      await house.post.goAway()
      await world.device.page.goto('/reset')
      await identify(world)
      await world.device.page.waitForTimeout(1500)
      await letPass(world, 60)
    },
  },
  {
    name: 'the database is away',
    cause: 'C60',
    ends: 'in',
    logged: null,
    house: { cuttable: true },
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world)
      const { person, house } = world
      person.says = { symptom: 'Y3' }
      const well = () => house.app.databaseLine.restore()
      for (const repair of ['retry', 'try_again', 'notify_when_well'] as const) person.does[repair] = well
      person.heeds.C60 = well
      await world.device.page.goto('/sign-in')
      await identify(world)
      await house.app.databaseLine.cut()
      await givePassword(world)
    },
  },
]
