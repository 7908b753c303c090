import type { Locator } from '@playwright/test'
import type { CauseId, Fact, QuestionId, RepairId, SymptomId } from '../../src/diagnosis/index.ts'
import type { Device, Hand } from './device.ts'
import type { House, Letter } from './fixture.ts'

/** Somebody who cannot sign in: what they know, what they have, and how they do what they are told. */
export type Person = {
  /** What they type when they are asked who they are. */
  address: string
  /** Undefined: they do not know it. */
  password: string | undefined
  /** How they put a password in. */
  hand: Hand
  /** What comes out of their hand instead of the password, for as long as nobody told them. */
  slip: ((password: string) => string) | undefined
  /** The account that they want, where several are offered. */
  wants: string | undefined
  /** Addresses and numbers that they can read, the one they think of first leading. */
  reads: string[]
  /** Texts of letters that they have dealt with. */
  done: Set<string>
  /** Whether they see a letter that has arrived. */
  sees: (letter: Letter) => boolean
  /** What they say to the helper when they come there without a page: their own words, and the symptom they pick. */
  says: { text?: string; symptom: SymptomId }
  /** True answers to questions; to others they say that they are not sure. */
  answers: Partial<Record<QuestionId, Fact>>
  /** What they change once they have been told of a cause. */
  heeds: Partial<Record<CauseId, () => Promise<void> | void>>
  /** What they do beyond clicking when they are shown a repair. */
  does: Partial<Record<RepairId, () => Promise<void> | void>>
  /** What they proved before it began. */
  level: 'T0' | 'T1'
}

/** All that a scenario and the robot work with. */
export type World = { house: House; device: Device; person: Person; goal: string }

export const firstPassword = 'Ribbon-otter-7-maple'
export const freshPassword = 'Maple-otter-8-ribbon'

/** What is true of most people. */
const ordinaryAnswers: Person['answers'] = {
  fill: 'fill.typed',
  other_device: 'other_device.fails',
  new_phone: 'new_phone.no',
  purpose: 'purpose.personal',
  last_success: 'last_success.month',
  strange: 'strange.no',
}

export function newPerson(address: string): Person {
  return {
    address,
    password: firstPassword,
    hand: 'keys',
    slip: undefined,
    wants: undefined,
    reads: [address],
    done: new Set(),
    sees: () => true,
    says: { symptom: 'Y1' },
    answers: { ...ordinaryAnswers },
    heeds: {},
    does: {},
    level: 'T0',
  }
}

/** The field of the card with this name that a person sees. */
export function fieldOf({ device }: Pick<World, 'device'>, name: string): Locator {
  return device.page.locator(`main [name="${name}"]:not([type="hidden"], .hidden)`).first()
}

/** Names themselves on the first page. */
export async function identify(world: World, address = world.person.address): Promise<void> {
  const field = fieldOf(world, 'identifier')
  await world.device.type(field, address)
  await world.device.enter(field)
}

/** Puts the password in as they do just now, and sends it. */
export async function givePassword(world: World, secret = world.person.password ?? ''): Promise<void> {
  const { device, person } = world
  const field = fieldOf(world, 'password')
  await device.type(field, person.slip ? person.slip(secret) : secret, person.hand)
  await device.enter(field)
}

/** Goes where they wanted to, and signs in as far as it goes. */
export async function signIn(world: World, address?: string, secret?: string): Promise<void> {
  await world.device.page.goto(world.goal)
  await identify(world, address)
  if ((await fieldOf(world, 'password').count()) > 0) await givePassword(world, secret)
}

/** This browser signed in to the account before, and out again. */
export async function wasHere(world: World, address?: string, secret?: string): Promise<void> {
  const { page } = world.device
  await page.goto('/sign-in')
  await identify(world, address)
  await givePassword(world, secret)
  if (!page.url().includes('/account')) throw new Error(`the first sign-in ended at ${page.url()}`)
  await page.goto('/sign-out')
  await page.locator('main .button.primary').first().click()
  await page.waitForLoadState('load')
  world.person.level = 'T1'
}

/** The newest letter that fits and was not dealt with yet, at any of their addresses; from now on it is. */
export async function takeLetter(
  { house, person }: World,
  fits: (letter: Letter) => boolean = ({ code }) => code !== undefined,
): Promise<Letter | undefined> {
  await house.quiet()
  for (const address of person.reads) {
    const letters = await house.letters(address)
    const found = letters.find((letter) => fits(letter) && person.sees(letter) && !person.done.has(letter.text))
    if (found) {
      person.done.add(found.text)
      return found
    }
  }
  return undefined
}
