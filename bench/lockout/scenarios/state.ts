import { signIn as signInUnscripted } from '../../../test/start-app.ts'
import { givePassword, signIn, type World, wasHere } from '../fake-user.ts'
import { letPass, newAddress, type Scenario } from '../scenario.ts'
import { changeElsewhere, hasAccount } from './means.ts'

const wrong = (index: number) => `not this one ${index}`

/** Strangers try the address out until it is paused. */
async function strangersTry({ house }: World, address: string, times = 10): Promise<void> {
  for (let index = 0; index < times; index += 1) await signInUnscripted(house.app.browser(), address, `guess ${index}`)
}

export const state: Scenario[] = [
  ...(['en', 'ja'] as const).map(
    (language): Scenario => ({
      name: `paused after ten wrong passwords of their own, ${language}`,
      cause: 'C19',
      ends: 'in',
      logged: 'GK3001',
      device: { language },
      async trouble(world) {
        await hasAccount(world)
        world.person.password = undefined
        await signIn(world, undefined, wrong(0))
        for (let index = 1; index < 10; index += 1) await givePassword(world, wrong(index))
      },
    }),
  ),
  {
    name: 'paused, and they come back to it later',
    cause: 'C19',
    ends: 'in',
    logged: 'GK3003',
    async trouble(world) {
      await hasAccount(world)
      world.person.password = undefined
      await signIn(world, undefined, wrong(0))
      for (let index = 1; index < 10; index += 1) await givePassword(world, wrong(index))
      await signIn(world, undefined, wrong(11))
    },
  },
  {
    name: 'stopped after a hundred wrong passwords',
    cause: 'C19',
    ends: 'in',
    logged: 'GK3013',
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world)
      world.person.password = undefined
      await signIn(world, undefined, wrong(0))
      // Ninety-nine of them take days of pauses: the counter is set to where they lead.
      await world.house.app.database.query("update throttle set failures = 100, paused_until = 'infinity'")
      await signIn(world, undefined, wrong(1))
    },
  },
  {
    name: 'strangers used up the tries, and this browser is new',
    cause: 'C20',
    ends: 'in',
    logged: 'GK3003',
    async trouble(world) {
      await hasAccount(world)
      await strangersTry(world, world.person.address)
      await signIn(world)
    },
  },
  {
    name: 'strangers used up the tries, but this browser is known',
    cause: 'C20',
    ends: 'in',
    logged: 'success',
    mended: true,
    async trouble(world) {
      await hasAccount(world)
      await wasHere(world)
      await strangersTry(world, world.person.address)
      await signIn(world)
    },
  },
  {
    name: 'strangers used up the tries through the phone number',
    cause: 'C20',
    ends: 'in',
    logged: 'GK3004',
    device: { language: 'ja' },
    async trouble(world) {
      const account = await hasAccount(world)
      await world.house.addContact(account, '090-1234-5678')
      await strangersTry(world, '090-1234-5678')
      world.person.answers.strange = 'strange.no'
      await signIn(world)
    },
  },
  {
    name: 'turned off by the administrator',
    cause: 'C21',
    ends: 'person',
    logged: 'GK2008',
    async trouble(world) {
      const { ownerId, domain } = await world.house.organization('Sample Trading', 'sample')
      const address = newAddress(domain)
      const account = await world.house.app.given.account({ address, organizationId: ownerId })
      world.person.address = address
      world.person.reads = [address]
      await world.house.disable(account.accountId)
      await signIn(world)
    },
  },
  {
    name: 'turned off, and the password is wrong too',
    cause: 'C21',
    ends: 'person',
    logged: 'GK3001',
    device: { language: 'ja' },
    async trouble(world) {
      const account = await hasAccount(world)
      await world.house.disable(account.accountId)
      world.person.password = undefined
      await signIn(world, undefined, wrong(1))
    },
  },
  {
    name: 'closed by themselves last week',
    cause: 'C22',
    ends: 'in',
    logged: 'GK2009',
    async trouble(world) {
      const account = await hasAccount(world)
      await world.house.close(account.accountId)
      await letPass(world, 7 * 24 * 3600)
      await signIn(world)
    },
  },
  {
    name: 'closed, and the password is forgotten',
    cause: 'C22',
    ends: 'in',
    logged: 'GK3001',
    device: { language: 'ja' },
    async trouble(world) {
      const account = await hasAccount(world)
      await world.house.close(account.accountId)
      world.person.password = undefined
      await signIn(world, undefined, wrong(1))
    },
  },
  {
    name: 'the organisation is suspended',
    cause: 'C63',
    ends: 'person',
    logged: 'GK7006',
    async trouble(world) {
      const { ownerId, domain } = await world.house.organization('Sample Trading', 'sample')
      const address = newAddress(domain)
      await world.house.app.given.account({ address, organizationId: ownerId })
      await world.house.app.operator.suspendOrganization(ownerId)
      world.person.address = address
      world.person.reads = [address]
      await signIn(world)
    },
  },
  {
    name: 'somebody else changed the password',
    cause: 'C62',
    ends: 'in',
    logged: 'GK3001',
    async trouble(world) {
      const account = await hasAccount(world)
      await wasHere(world)
      await letPass(world, 24 * 3600)
      await changeElsewhere(world, account.address)
      await letPass(world, 3600)
      world.person.answers.strange = 'strange.yes'
      world.person.password = 'Ribbon-otter-7-maple'
      await signIn(world)
    },
  },
]
