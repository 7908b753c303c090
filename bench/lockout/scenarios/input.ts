import { firstPassword, givePassword, identify, newPerson, signIn, wasHere } from '../fake-user.ts'
import { letPass, newAddress, type Scenario } from '../scenario.ts'
import { cameByCode, changeElsewhere, hasAccount, typesWithCare } from './means.ts'

const kana: Record<string, string> = {
  ...{ a: 'ち', b: 'こ', d: 'し', e: 'い', f: 'は', g: 'き', h: 'く', i: 'に', k: 'の', l: 'り', m: 'も', n: 'み' },
  ...{
    o: 'ら',
    p: 'せ',
    r: 'す',
    s: 'と',
    t: 'か',
    u: 'な',
    v: 'ひ',
    w: 'て',
    x: 'さ',
    y: 'ん',
    z: 'つ',
    '-': 'ほ',
    '7': 'や',
  },
}
/** The keys of a password, with kana on them. */
const inKana = (text: string) => [...text.toLowerCase()].map((key) => kana[key] ?? key).join('')

const capsLock = (language: 'ja' | 'en', known: boolean): Scenario => ({
  name: `caps lock${known ? ', at home' : ''}, ${language}`,
  cause: 'C04',
  ends: 'in',
  logged: 'GK3001',
  device: { language },
  async trouble(world) {
    await hasAccount(world)
    if (known) await wasHere(world)
    world.person.heeds.C04 = () => world.device.capsLock(false)
    await world.device.capsLock(true)
    await signIn(world)
  },
})

export const input: Scenario[] = [
  capsLock('en', false),
  capsLock('ja', true),
  {
    name: 'kana input',
    cause: 'C03',
    ends: 'in',
    logged: 'GK3001',
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world)
      const { person } = world
      person.hand = 'japanese keyboard'
      person.slip = inKana
      person.heeds.C03 = () => typesWithCare(world)
      await signIn(world)
    },
  },
  {
    name: 'full-width letters are read as they were meant',
    cause: 'C03',
    ends: 'in',
    logged: 'success',
    mended: true,
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world)
      const wide = (text: string) => text.replace(/[!-~]/g, (key) => String.fromCharCode(key.charCodeAt(0) + 0xfee0))
      world.person.hand = 'japanese keyboard'
      world.person.slip = wide
      await signIn(world)
    },
  },
  {
    name: 'a space at the end of a copied password',
    cause: 'C05',
    ends: 'in',
    logged: 'GK3001',
    async trouble(world) {
      await hasAccount(world)
      const { person } = world
      person.hand = 'paste'
      person.slip = (text) => `${text} `
      person.heeds.C05 = () => typesWithCare(world)
      person.does.remove_spaces = () => typesWithCare(world)
      await signIn(world)
    },
  },
  {
    name: 'a character that cannot be seen in a copied password',
    cause: 'C05',
    ends: 'in',
    logged: 'GK3001',
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world)
      const { person } = world
      person.hand = 'paste'
      person.slip = (text) => `\u200b${text}`
      person.heeds.C05 = () => typesWithCare(world)
      person.does.remove_spaces = () => typesWithCare(world)
      await signIn(world)
    },
  },
  ...[true, false].map(
    (scripts): Scenario => ({
      name: `a typo in the domain${scripts ? '' : ', without scripts'}`,
      cause: 'C02',
      ends: 'in',
      logged: scripts ? 'GK2011' : 'success',
      ...(scripts ? {} : { mended: true as const }),
      device: { scripts },
      async trouble(world) {
        const meant = newAddress('gmail.com')
        await hasAccount(world, meant)
        const typed = meant.replace('gmail.com', 'gmial.com')
        const { person } = world
        const meansIt = () => {
          person.address = meant
        }
        person.heeds.C02 = meansIt
        person.does.change_address = meansIt
        await world.device.page.goto('/sign-in')
        await identify(world, typed)
        // Without scripts the page asks whether another is meant: their next key says yes.
        if (!scripts) await identify(world, typed)
        await givePassword(world)
      },
    }),
  ),
  {
    name: 'a typo in the name, where they were signed in before',
    cause: 'C01',
    ends: 'in',
    logged: 'GK2011',
    async trouble(world) {
      await hasAccount(world)
      await wasHere(world)
      const { person } = world
      const meant = person.address
      const slip = meant
        .replace('.', ',')
        .replace(',', '.')
        .replace(/^(.)(.)/, '$2$1')
      person.heeds.C01 = () => {
        person.address = meant
      }
      person.level = 'T0'
      await signIn(world, slip)
    },
  },
  {
    name: 'a typo in the name on a browser of somebody else',
    cause: 'C01',
    ends: 'in',
    untold: true,
    logged: 'GK2011',
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world)
      const { person } = world
      await signIn(world, person.address.replace(/^(.)(.)/, '$2$1'))
    },
  },
  {
    name: 'the password of another service',
    cause: 'C07',
    ends: 'in',
    untold: true,
    logged: 'GK3001',
    async trouble(world) {
      await hasAccount(world)
      world.person.password = undefined
      await signIn(world, undefined, 'Bicycle-lantern-4-cloud')
    },
  },
  {
    name: 'the password of their other account on this browser',
    cause: 'C07',
    ends: 'in',
    untold: true,
    logged: 'GK3001',
    async trouble(world) {
      const other = newAddress()
      await world.house.app.given.account({ address: other, password: 'Harbour-pencil-3-fox' })
      await hasAccount(world)
      await wasHere(world)
      await wasHere(world, other, 'Harbour-pencil-3-fox')
      world.person.password = undefined
      await signIn(world, undefined, 'Harbour-pencil-3-fox')
    },
  },
  ...(['en', 'ja'] as const).map(
    (language): Scenario => ({
      name: `the password from before it was changed on the phone, ${language}`,
      cause: 'C08',
      ends: 'in',
      logged: 'GK3001',
      device: { language },
      async trouble(world) {
        const account = await hasAccount(world)
        await wasHere(world)
        await letPass(world, 3 * 24 * 3600)
        await changeElsewhere(world, account.address)
        await letPass(world, 2 * 24 * 3600)
        world.person.password = undefined
        await signIn(world, undefined, firstPassword)
      },
    }),
  ),
  {
    name: 'forgotten: four guesses',
    cause: 'C09',
    ends: 'in',
    logged: 'GK3001',
    async trouble(world) {
      await hasAccount(world)
      world.person.password = undefined
      world.person.answers.last_success = 'last_success.longer'
      await signIn(world, undefined, 'summer2024')
      for (const guess of ['Tanaka!88', 'let me in please', 'Fuji-san-3776']) await givePassword(world, guess)
    },
  },
  {
    name: 'forgotten: after a long time, at home',
    cause: 'C09',
    ends: 'in',
    logged: 'GK3001',
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world)
      await wasHere(world)
      await letPass(world, 200 * 24 * 3600)
      world.person.password = undefined
      world.person.answers.last_success = 'last_success.longer'
      await signIn(world, undefined, 'summer2024')
      for (const guess of ['Tanaka!88', 'ひらけごま'.normalize(), 'Fuji-san-3776']) await givePassword(world, guess)
    },
  },
  {
    name: 'the password manager fills what was valid before',
    cause: 'C10',
    also: 'C08',
    ends: 'in',
    logged: 'GK3001',
    async trouble(world) {
      const account = await hasAccount(world)
      await wasHere(world)
      await letPass(world, 24 * 3600)
      await changeElsewhere(world, account.address)
      await letPass(world, 24 * 3600)
      world.person.hand = 'password manager'
      world.person.password = undefined
      await signIn(world, undefined, firstPassword)
      await givePassword(world, firstPassword)
    },
  },
  {
    name: 'the password manager fills the entry of another site',
    cause: 'C10',
    ends: 'in',
    logged: 'GK3001',
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world)
      world.person.hand = 'password manager'
      world.person.password = undefined
      world.person.answers.fill = 'fill.filled'
      await signIn(world, undefined, 'x7Kq-99ab-Zw21-pp0L')
      await givePassword(world, 'x7Kq-99ab-Zw21-pp0L')
    },
  },
  {
    name: 'no account was ever made',
    cause: 'C11',
    ends: 'in',
    logged: 'GK2011',
    async trouble(world) {
      Object.assign(world.person, newPerson(newAddress()))
      world.person.answers.last_success = undefined
      await signIn(world)
    },
  },
  {
    name: 'the account stands under another address of theirs',
    cause: 'C11',
    ends: 'in',
    logged: 'GK2011',
    device: { language: 'ja' },
    async trouble(world) {
      const account = await hasAccount(world)
      const other = newAddress('example.co.jp')
      const { person } = world
      person.address = other
      person.reads = [other, account.address]
      const thinksOfIt = () => {
        person.address = account.address
      }
      person.heeds.C11 = thinksOfIt
      person.does.find_account = thinksOfIt
      person.does.change_address = thinksOfIt
      await signIn(world)
    },
  },
  {
    name: 'an account without a password',
    cause: 'C12',
    ends: 'in',
    logged: 'GK3001',
    async trouble(world) {
      await hasAccount(world, undefined, null)
      await signIn(world, undefined, 'Bicycle-lantern-4-cloud')
    },
  },
  {
    name: 'an account without a password, at home',
    cause: 'C12',
    ends: 'in',
    logged: 'GK3001',
    device: { language: 'ja' },
    async trouble(world) {
      await hasAccount(world, undefined, null)
      await cameByCode(world)
      await signIn(world, undefined, 'Bicycle-lantern-4-cloud')
    },
  },
]
