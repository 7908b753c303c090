import { causes, type Level, type RepairId, reaches, repairShapes } from '../../src/diagnosis/index.ts'
import { act, chooseOwn, type Heard, openMail } from './actions.ts'
import type { World } from './fake-user.ts'
import { behindLink, look, type Named, type Sight, toldBy } from './reading.ts'

/** What was named somewhere on the way, and what its reader had proved by then. */
export type Told = { where: string; level: Level; named: Named[] }

export type Walk = {
  /** `in`: signed in. `person`: at somebody who can act. `lost`: neither. */
  end: 'in' | 'person' | 'lost'
  told: Told[]
  repairs: RepairId[]
  clicks: number
  seconds: number
  /** Causes that were named to somebody who may not hear them. */
  leaks: string[]
  /** What was done, page by page. */
  steps: string[]
}

type Robot = {
  world: World
  /** Repairs at which this person is where they can be helped. */
  ends: readonly RepairId[]
  walk: Walk
  level: Level
  /** How often the password was asked for since help was sought. */
  asked: number
  /** What was said to the helper without a case, and the page that was tried once more. */
  once: Set<string>
}

const mostRepairs = 3
const mostSteps = 40
const mostVisits = 3

/**
 * Follows what the pages show and nothing else, from a page that failed until the person is signed in, is with
 * somebody who can act, or has tried three repairs.
 */
export async function walk(world: World, options: { failed: boolean; reaches: readonly RepairId[] }): Promise<Walk> {
  const began = performance.now()
  const clicksBefore = world.device.clicks
  const result: Walk = { end: 'lost', told: [], repairs: [], clicks: 0, seconds: 0, leaks: [], steps: [] }
  const { failed, reaches: ends } = options
  const robot: Robot = { world, ends, walk: result, level: world.person.level, once: new Set(), asked: 0 }
  try {
    await goOn(robot, failed)
  } catch (fault) {
    result.steps.push(`FAULT ${fault instanceof Error ? fault.message.split('\n').slice(0, 3).join(' ') : fault}`)
  }
  result.clicks = world.device.clicks - clicksBefore
  result.seconds = (performance.now() - began) / 1000
  return result
}

async function goOn(robot: Robot, failed: boolean): Promise<void> {
  const { world, walk: result } = robot
  let stuck = failed
  let before = ''
  for (let step = 0; step < mostSteps && result.end === 'lost'; step += 1) {
    const sight = await see(robot)
    if (await isIn(world, sight)) {
      result.end = 'in'
      return
    }
    const now = `${sight.url.pathname} ${sight.title} ${sight.problems}`
    stuck ||= now === before || sight.problems.length > 0 || isResult(sight)
    before = now
    if (stuck) {
      if (!(await seekHelp(robot, sight))) return
      before = ''
      stuck = false
      robot.asked = 0
    } else {
      stuck = inCircle(robot, sight) || !(await act(world, sight, heard(robot)))
    }
  }
}

/** Looks at the page, and writes down what it says. */
async function see(robot: Robot): Promise<Sight> {
  const { walk: result, world } = robot
  const sight = await look(world.device.page)
  const named = sight.named.length > 0 ? sight.named : await toldByCode(world, sight)
  result.steps.push(
    `${sight.url.pathname} ${sight.problems.join(' ')} ${named.map(({ cause }) => cause).join(' ')}`.trim(),
  )
  if (sight.problems.some((code) => afterProof.has(code))) raise(robot, 'T2')
  for (const { cause } of named) {
    if (!reaches(robot.level, causes[cause].from) && (await world.house.signedIn())) raise(robot, 'T3')
    // What a page tells by the code of its problem alone is its own word.
    if (sight.named.length > 0 && !reaches(robot.level, causes[cause].from))
      result.leaks.push(`${cause} at ${robot.level} on ${sight.url.pathname}`)
  }
  if (named.length > 0) result.told.push({ where: sight.url.pathname, level: robot.level, named })
  return sight
}

/** A code that two causes share is told apart by what "find out why" says. */
async function toldByCode({ device }: World, sight: Sight): Promise<Named[]> {
  const told = toldBy(sight.problems)
  const named = told.length > 1 ? (await behindLink(device.page)).filter(({ cause }) => told.includes(cause)) : []
  return named.length > 0 ? named : told.map((cause) => ({ cause, confidence: 1 / told.length }))
}

/** What is learnt apart from pages. */
function heard(robot: Robot): Heard {
  return {
    proved: () => raise(robot, 'T2'),
    told(cause) {
      raise(robot, 'T2')
      robot.walk.told.push({ where: 'a mail', level: robot.level, named: [{ cause, confidence: 1 }] })
      robot.walk.steps.push(`  a mail says ${cause}`)
    },
  }
}

/** The password was right, and is asked for again and again. */
function inCircle(robot: Robot, sight: Sight): boolean {
  if (sight.url.pathname !== '/sign-in/password') return false
  robot.asked += 1
  return robot.asked > 2
}

/** Said only after a password that was right, or to who is signed in. */
const afterProof = new Set(['GK2008', 'GK2009', 'GK7006'])

function raise(robot: Robot, least: Level): void {
  if (!reaches(robot.level, least)) robot.level = least
}

const isResult = (sight: Sight) => sight.url.pathname === '/helper'

/** Reads what is said, and takes the first way out that was not taken yet. False: there is none. */
async function seekHelp(robot: Robot, sight: Sight): Promise<boolean> {
  const { walk: result, world } = robot
  const [first] = sight.named
  const told = first ? [first.cause] : toldBy(sight.problems)
  for (const cause of told) await world.person.heeds[cause]?.()
  const helped = world.device.page.locator('main button[name="helped"][value="no"]')
  if ((await helped.count()) > 0) {
    if (backFromGuide(robot)) return tryAgain(robot)
    await world.device.click(helped)
    return seekHelp(robot, await see(robot))
  }
  if (sight.asks) return answer(robot, sight.asks)
  const offered = sight.repairs.filter((repair) => !result.repairs.includes(repair))
  const [choice] = told.length > 0 || isResult(sight) ? offered : []
  if (told.length > 0 && (await chooseOwn(world))) return true
  if (told.length > 0 && !choice && (await followPage(robot, sight))) return true
  if (choice && (result.repairs.length < mostRepairs || byOthers(choice))) return carryOut(robot, choice)
  if (choice) return false
  return isResult(sight) ? sayWhatHappened(robot) : openHelper(robot)
}

/** A page that tells its cause and has its own way on: a field to fill in again, its one button. Once for each page. */
async function followPage(robot: Robot, sight: Sight): Promise<boolean> {
  const key = `page ${sight.url.pathname} ${sight.problems}`
  if (robot.once.has(key)) return false
  robot.once.add(key)
  robot.walk.steps.push('  does what the page says')
  await robot.world.device.page.waitForTimeout(300)
  const now = await look(robot.world.device.page)
  return now.url.href !== sight.url.href || act(robot.world, now, heard(robot))
}

/** Somebody else acts from here on: the person has done what they can. */
const byOthers = (repair: RepairId) => repairShapes[repair].kind === 'support'

async function carryOut(robot: Robot, repair: RepairId): Promise<boolean> {
  const { walk: result, world } = robot
  const { page } = world.device
  result.repairs.push(repair)
  result.steps.push(`  repair: ${repair}`)
  const button = `:is(a, button)[data-repair="${repair}"]`
  const near = page.locator(`main [data-cause] ${button}, main form[action^="/helper/"] ${button}`)
  const target = (await near.count()) > 0 ? near : page.locator(`main ${button}`)
  await world.device.click(target.filter({ visible: true }).first())
  await world.person.does[repair]?.()
  if (byOthers(repair) || robot.ends.includes(repair)) {
    await see(robot)
    result.end = 'person'
  }
  return true
}

/** Steps were followed: now the person sees whether they helped, by signing in. */
function backFromGuide({ walk: result, once }: Robot): boolean {
  const last = result.repairs.at(-1)
  if (!last || repairShapes[last].kind !== 'guide' || once.has(last)) return false
  once.add(last)
  return true
}

async function tryAgain(robot: Robot): Promise<boolean> {
  const { world } = robot
  robot.walk.steps.push('  tries again')
  if (robot.walk.repairs.at(-1) === 'check_junk' && (await openMail(world, heard(robot).proved))) return true
  if (world.goal.startsWith(world.house.app.url))
    await world.device.click(world.device.page.locator('main a[href^="/sign-in"]').first())
  else await world.device.open(world.goal)
  return true
}

/** From a page that failed to "find out why"; without such a link to the helper as anybody finds it. */
async function openHelper(robot: Robot): Promise<boolean> {
  const { device, house } = robot.world
  const link = device.page.locator('main a[href^="/helper"], #notices a[href^="/helper"]').filter({ visible: true })
  const visits = robot.walk.steps.filter((step) => step === '  to the helper').length
  if (visits >= mostVisits) return false
  if ((await link.count()) > 0) await device.click(link.first())
  else await device.open(`${house.app.url}/helper`)
  robot.walk.steps.push('  to the helper')
  const sight = await see(robot)
  return sight.url.pathname.startsWith('/helper') && seekHelp(robot, sight)
}

/** On the page without a case: says what is the matter in words, or picks what they see; each once. */
async function sayWhatHappened(robot: Robot): Promise<boolean> {
  const { device, person } = robot.world
  const { text, symptom } = person.says
  if (text && !robot.once.has('text')) {
    robot.once.add('text')
    robot.walk.steps.push(`  says: ${text}`)
    await device.type(device.page.locator('main textarea[name="text"]'), text)
    await device.click(device.page.locator('main form:has(textarea) button').first())
    return true
  }
  if (robot.once.has('symptom')) return false
  robot.once.add('symptom')
  robot.walk.steps.push(`  picks: ${symptom}`)
  const choice = device.page.locator(`main button[name="symptom"][value="${symptom}"]`).first()
  if (!(await choice.isVisible())) await device.click(device.page.locator('main details#all > summary'))
  await device.click(choice)
  return true
}

async function answer(robot: Robot, question: string): Promise<boolean> {
  const { device, person } = robot.world
  const truth = person.answers[question as keyof typeof person.answers] ?? 'not_sure'
  robot.walk.steps.push(`  answers ${question}: ${truth}`)
  await device.click(device.page.locator(`main form#question button[name="answer"][value="${truth}"]`))
  return true
}

/** Whoever is in can go on: a page that shows it, and still does when it is asked for again. */
async function isIn({ device, goal, house }: World, { url, title, problems }: Sight): Promise<boolean> {
  if (!goal.startsWith(house.app.url)) return url.pathname === '/hello' && title === 'Hello'
  if (!/^\/account(\/|$)/.test(url.pathname) || url.pathname.startsWith('/account/restore') || problems.length > 0)
    return false
  await device.page.reload()
  return /^\/account(\/|$)/.test(new URL(device.page.url()).pathname)
}
