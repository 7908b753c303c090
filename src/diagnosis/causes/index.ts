import { type CauseId, causeIds } from '../ids.ts'
import { authenticator } from './authenticator.ts'
import { browser } from './browser.ts'
import type { Cause } from './cause.ts'
import { delivery } from './delivery.ts'
import { device } from './device.ts'
import { input } from './input.ts'
import { kind } from './kind.ts'
import { network } from './network.ts'
import { policy } from './policy.ts'
import { service } from './service.ts'
import { state } from './state.ts'

export type { Cause, Disclosure, Said } from './cause.ts'
export { type Priors, type PriorTable, startingPriors } from './priors.ts'
export { candidatesOf, symptomOf, symptomsOf } from './symptoms.ts'

/** Everything that can keep a person out, by id. */
export const causes: Record<CauseId, Cause> = {
  ...input,
  ...kind,
  ...state,
  ...delivery,
  ...authenticator,
  ...browser,
  ...network,
  ...device,
  ...policy,
  ...service,
}

const members = { input, kind, state, delivery, authenticator, browser, network, device, policy, service }

/** The ten groups, G1 to G10, by name and in order. Operators read their counts by group. */
export type Group = keyof typeof members
export const groups = Object.keys(members) as Group[]

/** The group of a cause. */
export function groupOf(cause: CauseId): Group {
  return groupByCause.get(cause) ?? 'input'
}

const groupByCause = new Map(
  groups.flatMap((group) =>
    causeIds.filter((cause) => cause in members[group]).map((cause) => [cause, group] as const),
  ),
)
