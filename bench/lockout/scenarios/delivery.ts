import { fieldOf, identify, takeLetter, type World, wasHere } from '../fake-user.ts'
import { letPass, newAddress, type Scenario } from '../scenario.ts'
import { hasAccount } from './means.ts'

const phone = '+819012345678'

/** A person who wants a new password, on a browser where they were signed in before. */
async function forgot(world: World, address?: string): Promise<Awaited<ReturnType<typeof hasAccount>>> {
  const account = await hasAccount(world, address)
  await wasHere(world)
  world.person.password = undefined
  return account
}

/** Asks for the code, and stands before the field for it. */
async function asksForCode(world: World): Promise<void> {
  await world.device.page.goto('/reset')
  await identify(world)
  await world.house.quiet()
}

/** Another address of the account, old enough to be trusted. */
async function secondMailbox(world: World, account: Parameters<World['house']['addContact']>[0]): Promise<void> {
  const second = newAddress('example.co.jp')
  await world.house.addContact(account, second)
  await letPass(world, 40 * 24 * 3600)
  const other = () => {
    world.person.address = second
  }
  world.person.does.use_other_contact = other
  world.person.does.use_another_way = other
  world.person.does.change_address = other
  world.person.reads.push(second)
}

const refused = (reply: string, times = 1) => Array.from({ length: times }, () => ({ at: 'rcpt', reply }) as const)

const symptomMail = { symptom: 'Y7' } as const

export const delivery: Scenario[] = [
  ...(['en', 'ja'] as const).map(
    (language): Scenario => ({
      name: `the mail lies in the junk folder, ${language}`,
      cause: 'C24',
      ends: 'in',
      logged: 'success',
      device: { language },
      async trouble(world) {
        await forgot(world)
        const { person } = world
        person.says = symptomMail
        let looksAtJunk = false
        person.sees = () => looksAtJunk
        person.heeds.C24 = () => {
          looksAtJunk = true
        }
        await asksForCode(world)
        await letPass(world, 180)
      },
    }),
  ),
  {
    name: 'the mailbox does not exist any more',
    cause: 'C25',
    ends: 'in',
    logged: 'success',
    async trouble(world) {
      const account = await forgot(world)
      await secondMailbox(world, account)
      world.person.says = symptomMail
      world.house.post.script(...refused('550 5.1.1 no such user'))
      await asksForCode(world)
      await letPass(world, 60)
    },
  },
  {
    name: 'the mailbox is full',
    cause: 'C26',
    ends: 'in',
    logged: 'success',
    device: { language: 'ja' },
    async trouble(world) {
      const account = await forgot(world)
      await secondMailbox(world, account)
      world.person.says = symptomMail
      world.house.post.script(...refused('552 5.2.2 mailbox full'))
      await asksForCode(world)
      await letPass(world, 60)
    },
  },
  {
    name: 'the provider takes the mail only later',
    cause: 'C27',
    ends: 'in',
    logged: 'success',
    async trouble(world) {
      await forgot(world)
      world.person.says = symptomMail
      world.person.heeds.C27 = () => letPass(world, 120)
      world.house.post.script(...refused('451 4.7.1 greylisted, try again later', 2))
      await asksForCode(world)
    },
  },
  {
    name: 'the phone company filters mails with links',
    cause: 'C28',
    ends: 'in',
    logged: 'success',
    device: { language: 'ja' },
    async trouble(world) {
      await forgot(world, newAddress('docomo.ne.jp'))
      const { person } = world
      person.says = symptomMail
      let lets = false
      person.sees = (letter) => lets || letter.links.length === 0
      person.does.carrier_steps = () => {
        lets = true
      }
      await asksForCode(world)
      await letPass(world, 180)
    },
  },
  {
    name: 'the phone company refuses mails with links: one without any follows by itself',
    cause: 'C28',
    ends: 'in',
    logged: 'success',
    mended: true,
    async trouble(world) {
      await forgot(world, newAddress('ezweb.ne.jp'))
      world.person.says = symptomMail
      world.house.post.script({ at: 'data', reply: '550 5.7.1 message rejected by policy' })
      await asksForCode(world)
    },
  },
  ...(
    [
      ['C29', 21211, 'the phone number is gone'],
      ['C30', 21610, 'the phone refuses text messages from companies'],
      ['C31', 30003, 'the phone is out of reach'],
    ] as const
  ).map(
    ([cause, code, name]): Scenario => ({
      name,
      cause,
      ends: 'in',
      logged: 'success',
      async trouble(world) {
        const account = await forgot(world)
        await world.house.addContact(account, phone)
        await letPass(world, 40 * 24 * 3600)
        const { person, house } = world
        const mail = person.address
        person.address = phone
        person.reads.push(phone)
        person.says = { symptom: 'Y8' }
        const byMail = () => {
          person.address = mail
        }
        person.does.use_another_way = byMail
        person.does.use_other_contact = byMail
        person.does.change_address = byMail
        if (cause === 'C29') person.answers.new_phone = 'new_phone.yes'
        house.texts.refuse(phone, code)
        await asksForCode(world)
        await letPass(world, 60)
      },
    }),
  ),
  {
    name: 'too many codes were asked for',
    cause: 'C32',
    ends: 'in',
    logged: 'success',
    device: { language: 'ja' },
    house: { limits: { codesPerContactHour: 3 } },
    async trouble(world) {
      await forgot(world)
      const { person } = world
      // The mails lie in a mailbox that they open only later.
      let opens = false
      person.sees = () => opens
      person.says = symptomMail
      const later = async () => {
        await letPass(world, 3700)
        opens = true
      }
      person.does.wait_for_end = later
      person.heeds.C32 = () => {
        opens = true
      }
      for (let times = 0; times < 4; times += 1) await asksForCode(world)
    },
  },
  {
    name: 'the code of the mail before',
    cause: 'C33',
    ends: 'in',
    logged: 'success',
    mended: true,
    async trouble(world) {
      await forgot(world)
      await asksForCode(world)
      const first = await takeLetter(world)
      await letPass(world, 60)
      await world.device.page.reload()
      await world.device.follow(() => world.device.page.locator('form[action$="/resend"] button').click(), 2000)
      await world.house.quiet()
      await world.device.follow(() => fieldOf(world, 'code').fill(first?.code ?? ''), 2000)
    },
  },
  {
    name: 'the code is too old',
    cause: 'C33',
    ends: 'in',
    logged: 'GK4002',
    async trouble(world) {
      await forgot(world)
      world.person.says = { symptom: 'Y9' }
      await asksForCode(world)
      const letter = await takeLetter(world)
      await letPass(world, 11 * 60)
      await world.device.follow(() => fieldOf(world, 'code').fill(letter?.code ?? ''), 2000)
    },
  },
  {
    name: 'two digits of the code change places',
    cause: 'C33',
    ends: 'in',
    logged: 'GK4001',
    device: { language: 'ja' },
    async trouble(world) {
      await forgot(world)
      world.person.says = { symptom: 'Y9' }
      await asksForCode(world)
      const [letter] = await world.house.letters(world.person.address)
      const code = letter?.code ?? ''
      const slip = [...code].map((digit, place) => (place === 5 ? String((Number(digit) + 1) % 10) : digit)).join('')
      await world.device.follow(() => fieldOf(world, 'code').fill(slip), 2000)
    },
  },
]
