import type { Locator } from '@playwright/test'
import type { CauseId } from '../../src/diagnosis/index.ts'
import { openDevice } from './device.ts'
import { fieldOf, freshPassword, givePassword, identify, takeLetter, type World } from './fake-user.ts'
import type { Sight } from './reading.ts'

const visible = (locator: Locator) => locator.filter({ visible: true })

const primary = '.button.primary:not([aria-disabled="true"])'

export type Heard = {
  /** What they gave proved that a contact is theirs. */
  proved(): void
  /** A letter told them a cause. */
  told(cause: CauseId): void
}

/**
 * Does what a page asks for, as this person can: names themselves, gives a password or a code, chooses an account, goes
 * on. False: it asks for nothing that they have.
 */
export async function act(world: World, sight: Sight, { proved, told }: Heard): Promise<boolean> {
  const { device, goal, house } = world
  const has = (path: string) => sight.forms.includes(path)
  const asksFor = async (name: string) => (await visible(fieldOf(world, name)).count()) > 0
  // Its form is a decoy.
  if (sight.url.pathname === '/helper/browser') return click(world, device.page.locator(`main ${primary}`).first())
  if (await asksFor('code')) return (await giveCode(world, proved)) || readNoAccount(world, told)
  if (has('/reset/password') && (await asksFor('password'))) return giveNewPassword(world, proved)
  if (await asksFor('fullName')) return giveDetails(world)
  if (has('/sign-in/password') && (await asksFor('password'))) return giveOldPassword(world)
  if (await asksFor('identifier')) return identify(world).then(() => true)
  if (await asksFor('email')) return giveEmail(world)
  if (sight.url.pathname === '/account' && goal !== `${house.app.url}/sign-in`)
    return device.open(goal).then(() => true)
  if (sight.url.pathname === '/helper/mail/sent') return openMail(world, proved)
  if (sight.url.pathname === '/helper/phone') return takePhone(world)
  if (sight.url.pathname === '/helper/ways')
    return click(world, world.device.page.locator('main a.choice-card').first())
  const rows = visible(device.page.locator('main button.row:not([aria-disabled="true"]), main .choice'))
  if ((await rows.count()) > 0 && !has('/helper/answer')) return chooseAccount(world, rows)
  return click(world, device.page.locator(`main ${primary}`).first())
}

async function click({ device }: World, target: Locator): Promise<boolean> {
  if ((await visible(target).count()) === 0) return false
  await device.click(target)
  return true
}

async function giveOldPassword(world: World): Promise<boolean> {
  const forgot = world.device.page.locator('main a[href^="/reset"]').first()
  if (world.person.password === undefined) return click(world, forgot)
  await givePassword(world)
  return true
}

async function giveNewPassword(world: World, proved: () => void): Promise<boolean> {
  const { device, person } = world
  proved()
  Object.assign(person, { password: freshPassword, slip: undefined, hand: 'keys' })
  await device.type(fieldOf(world, 'password'), freshPassword)
  await device.enter(fieldOf(world, 'password'))
  return true
}

async function giveEmail(world: World): Promise<boolean> {
  const field = fieldOf(world, 'email')
  await world.device.type(field, world.person.address)
  await world.device.enter(field)
  return true
}

/** A new account. */
async function giveDetails(world: World): Promise<boolean> {
  const { device } = world
  await device.type(fieldOf(world, 'fullName'), '田中 愛子')
  await device.type(fieldOf(world, 'password'), freshPassword)
  await device.enter(fieldOf(world, 'password'))
  return true
}

async function giveCode(world: World, proved: () => void): Promise<boolean> {
  const letter = await takeLetter(world)
  if (!letter) return false
  const field = fieldOf(world, 'code')
  await world.device.follow(() => field.fill(letter.code as string), 1500)
  if ((await visible(field).count()) > 0 && (await field.inputValue()) !== '') await world.device.enter(field)
  proved()
  return true
}

/** The letter to an address that nobody has an account under: they think of another address of theirs, or make one. */
async function readNoAccount(world: World, told: Heard['told']): Promise<boolean> {
  const { device, goal, person } = world
  const signUp = (link: string) => /\/sign-up/.test(link)
  const letter = await takeLetter(world, ({ links, code }) => !code && links.some(signUp))
  if (!letter) return false
  told('C11')
  if (!person.heeds.C11) await device.open(letter.links.find(signUp) as string)
  else {
    await person.heeds.C11()
    await device.open(goal)
  }
  return true
}

/** Opens the link of the newest letter that has one: that of an explanation, of a reset. */
export async function openMail(world: World, proved: () => void): Promise<boolean> {
  const ours = (link: string) => /\/(helper\/explained|reset\/link)\//.test(link)
  const letter = await takeLetter(world, ({ links }) => links.some(ours))
  if (!letter) return false
  proved()
  await world.device.open(letter.links.find(ours) as string)
  return true
}

/** Another device, where nothing of this one's trouble is: it opens the address that the page shows. */
async function takePhone(world: World): Promise<boolean> {
  const { device, house } = world
  const link = await device.page.locator('.long-link').textContent()
  const browser = device.context.browser()
  if (!browser) return false
  const phone = await openDevice(browser, house.app.url, { language: device.language })
  phone.count(device.clicks)
  world.device = phone
  await phone.open((link ?? '').trim())
  return true
}

async function chooseAccount(world: World, rows: Locator): Promise<boolean> {
  const { device, person } = world
  const wanted = person.wants ? rows.filter({ hasText: person.wants }) : rows
  const row = (await wanted.count()) > 0 ? wanted.first() : rows.first()
  const isButton = await row.evaluate((each) => each.tagName === 'BUTTON')
  await device.click(isButton ? row : row.locator('label'))
  return isButton || click(world, device.page.locator(`main ${primary}`).first())
}

/** Where the page names the accounts of this browser: the one that is wanted, if it can be chosen. */
export async function chooseOwn(world: World): Promise<boolean> {
  const { device, person } = world
  if (!person.wants) return false
  return click(
    world,
    device.page.locator('main button.row:not([aria-disabled="true"])', { hasText: person.wants }).first(),
  )
}
