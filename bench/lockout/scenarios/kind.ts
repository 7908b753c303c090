import { firstPassword, givePassword, identify, signIn, type World } from '../fake-user.ts'
import { letPass, newAddress, type Scenario } from '../scenario.ts'
import { hasAccount } from './means.ts'

/** Besides their own, the person has an account of an organisation. */
async function alsoWorks(world: World, name = 'Sample Trading', slug = 'sample') {
  const organization = await world.house.organization(name, slug)
  const address = newAddress(organization.domain)
  await world.house.app.given.account({ address, organizationId: organization.ownerId })
  world.person.reads.push(address)
  return { organization, address }
}

async function toApplication(world: World, kind?: 'organization' | 'personal', organizationId?: string): Promise<void> {
  const application = await world.house.application({ kind, organizationId })
  world.goal = `${application.url}/`
  world.person.says = { symptom: 'Y13' }
}

/** They mean the account of their organisation from now on. */
function meansWork({ person }: World, address: string): () => void {
  person.wants = address
  return () => {
    person.address = address
  }
}

/** Signs in, and stays so for an hour. */
async function staysSignedIn(world: World, address: string): Promise<void> {
  await world.device.page.goto('/sign-in')
  await identify(world, address)
  await givePassword(world, firstPassword)
  await letPass(world, 3600)
}

export const kind: Scenario[] = [
  ...(['en', 'ja'] as const).map(
    (language): Scenario => ({
      name: `their own account where one of the organisation is needed, ${language}`,
      cause: 'C13',
      ends: 'in',
      logged: 'success',
      device: { language },
      async trouble(world) {
        await hasAccount(world)
        const { address } = await alsoWorks(world)
        world.person.heeds.C13 = meansWork(world, address)
        world.person.answers.purpose = 'purpose.work'
        await toApplication(world, 'organization')
        await signIn(world)
      },
    }),
  ),
  {
    name: 'signed in to their own account when the application of the organisation opens',
    cause: 'C14',
    ends: 'in',
    logged: 'success',
    async trouble(world) {
      const own = await hasAccount(world)
      const { address } = await alsoWorks(world)
      world.person.heeds.C14 = meansWork(world, address)
      await toApplication(world, 'organization')
      await staysSignedIn(world, own.address)
      await world.device.page.goto(world.goal)
    },
  },
  {
    name: 'the same, and the account of the organisation was used here before',
    cause: 'C14',
    ends: 'in',
    logged: 'success',
    device: { language: 'ja' },
    async trouble(world) {
      const own = await hasAccount(world)
      const { address } = await alsoWorks(world)
      const { page } = world.device
      await staysSignedIn(world, address)
      await page.goto('/sign-out')
      await world.device.follow(() => page.locator('main .button.primary').first().click())
      await staysSignedIn(world, own.address)
      world.person.heeds.C14 = meansWork(world, address)
      await toApplication(world, 'organization')
      await page.goto(world.goal)
    },
  },
  {
    name: 'one address, two accounts, and the password of the other one',
    cause: 'C15',
    ends: 'in',
    logged: 'GK3001',
    async trouble(world) {
      const organization = await world.house.organization('Sample Trading', 'sample')
      const address = newAddress(organization.domain)
      await world.house.app.given.account({
        address,
        organizationId: organization.ownerId,
        password: 'Harbour-pencil-3-fox',
      })
      await hasAccount(world, address)
      world.person.answers.purpose = 'purpose.personal'
      world.person.wants = 'Personal'
      await signIn(world)
    },
  },
  {
    name: 'an account of another organisation than the one that the application is for',
    cause: 'C16',
    ends: 'person',
    logged: 'success',
    async trouble(world) {
      await hasAccount(world)
      const { address } = await alsoWorks(world)
      const other = await world.house.organization('Harbour Logistics', 'harbour')
      await toApplication(world, 'organization', other.ownerId)
      world.person.address = address
      world.person.answers.purpose = 'purpose.work'
      await signIn(world)
    },
  },
  {
    name: 'the wrong one of two organisations is open',
    cause: 'C14',
    ends: 'in',
    logged: 'success',
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world)
      const first = await alsoWorks(world)
      const second = await alsoWorks(world, 'Harbour Logistics', 'harbour')
      await staysSignedIn(world, first.address)
      await toApplication(world, 'organization', second.organization.ownerId)
      world.person.heeds.C14 = meansWork(world, second.address)
      world.person.answers.purpose = 'purpose.work'
      await world.device.page.goto(world.goal)
    },
  },
]
