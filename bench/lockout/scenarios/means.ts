import { firstPassword, freshPassword, identify, newPerson, takeLetter, type World } from '../fake-user.ts'
import { newAddress } from '../scenario.ts'

/** The person has an account with a password, in the language of their browser. */
export async function hasAccount(world: World, address = newAddress(), password: string | null = firstPassword) {
  const { language } = world.device
  const account = await world.house.app.given.account({ address, password, language })
  Object.assign(world.person, newPerson(address), { password: password ?? undefined })
  world.person.does.show_password = () => typesWithCare(world)
  return account
}

/** Sees what they type, and types it as it is. */
export async function typesWithCare({ device, person }: World): Promise<void> {
  person.slip = undefined
  person.hand = 'keys'
  await device.capsLock(false)
}

/** Resets the password in another browser, as they do who take their phone. */
export async function changeElsewhere(world: World, address: string): Promise<void> {
  const { house } = world
  const phone = house.app.browser()
  const asked = await phone.submit(await phone.get('/reset'), '/reset', { identifier: address })
  const letter = await takeLetter(world)
  const proven = await phone.submit(asked, '/reset/code', { code: letter?.code ?? '' })
  const done = await phone.submit(proven, '/reset/password', { password: freshPassword })
  if (!done.path.startsWith('/account')) throw new Error(`the reset on the phone ended at ${done.path}`)
}

/** Signed in here before, by a code. */
export async function cameByCode(world: World): Promise<void> {
  const { device, person } = world
  await device.page.goto('/sign-in/code')
  await identify(world)
  const letter = await takeLetter(world)
  await device.follow(() => device.page.locator('#code').fill(letter?.code ?? ''), 3000)
  if (!device.page.url().includes('/account')) throw new Error(`the code led to ${device.page.url()}`)
  await device.page.goto('/sign-out')
  await device.follow(() => device.page.locator('main .button.primary').first().click())
  person.level = 'T1'
}
