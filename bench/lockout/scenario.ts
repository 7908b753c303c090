import type { CauseId, RepairId } from '../../src/diagnosis/index.ts'
import type { DeviceOptions } from './device.ts'
import type { World } from './fake-user.ts'
import type { HouseOptions } from './fixture.ts'

/** One way of being locked out, produced for real. */
export type Scenario = {
  name: string
  /** What truly keeps the person out. */
  cause: CauseId
  /** Another cause that is true of it as well: naming that one is right too. */
  also?: CauseId
  /** `in`: they can be back by themselves. `person`: only somebody else can let them in; right is to be led there. */
  ends: 'in' | 'person'
  /** Where they are to be led when it is no page of ours that helps: the first of these repairs is the end. */
  reaches?: RepairId[]
  /** What the sign-in log must say afterwards, so that it is this trouble and no other. Null: it got no further than a page. */
  logged: string | null
  /** Whether nothing fails at all: the pages mend it by themselves. */
  mended?: true
  house?: HouseOptions
  device?: DeviceOptions
  /** Nothing that may be told tells this cause from others: right is to say so, and to help all the same. */
  untold?: true
  /** Makes the trouble: afterwards the person stands before a page that failed, or before none. */
  trouble(world: World): Promise<void>
}

let people = 0

/** Addresses that differ from scenario to scenario, and look like people's. */
export function newAddress(domain = 'example.com'): string {
  people += 1
  const family = ['tanaka', 'sato', 'suzuki', 'yamada', 'ito', 'mori', 'kato', 'abe'][people % 8]
  return `${family}.${100 + people}@${domain}`
}

/** Time goes by for everybody: the installation, its database, and this device. */
export async function letPass({ house, device }: World, seconds: number): Promise<void> {
  await house.app.pass(seconds)
  await device.clock(device.clockMs + seconds * 1000)
}
