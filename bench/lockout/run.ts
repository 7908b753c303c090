import { type Browser, chromium } from '@playwright/test'
import { openDevice } from './device.ts'
import { newPerson, type World } from './fake-user.ts'
import { openHouse } from './fixture.ts'
import { type Walk, walk } from './robot.ts'
import { newAddress, type Scenario } from './scenario.ts'

export type Outcome = {
  scenario: Scenario
  /** What the sign-in log said when the trouble had been made. */
  logged: string | null
  walk: Walk
  /** What the installation itself took for the cause, seen from inside. */
  inside: { cause: string | null; probability: number } | undefined
  fault: string | undefined
}

const nothing: Walk = { end: 'lost', told: [], repairs: [], clicks: 0, seconds: 0, leaks: [], steps: [] }

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
}

/** Makes the trouble of one scenario in an installation of its own; then, unless only that is wanted, lets the robot go. */
export async function play(
  chrome: Browser,
  scenario: Scenario,
  options: { onlyTrouble?: boolean } = {},
): Promise<Outcome> {
  const outcome: Outcome = { scenario, logged: null, walk: nothing, inside: undefined, fault: undefined }
  try {
    await using house = await openHouse(scenario.house ?? {})
    await using device = await openDevice(chrome, house.app.url, scenario.device)
    const world: World = { house, device, person: newPerson(newAddress()), goal: `${house.app.url}/sign-in` }
    await scenario.trouble(world)
    outcome.logged = await house.reason()
    outcome.inside = scenario.house?.cuttable ? undefined : await house.inside()
    if (options.onlyTrouble) outcome.walk = { ...nothing, steps: [device.page.url()] }
    else outcome.walk = await walk(world, { failed: !scenario.mended, reaches: scenario.reaches ?? [] })
  } catch (fault) {
    outcome.fault = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
  }
  return outcome
}
