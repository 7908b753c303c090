import type { CauseId } from '../../ids.ts'
import { authenticator } from './authenticator.ts'
import { browser } from './browser.ts'
import { delivery } from './delivery.ts'
import { device } from './device.ts'
import { input } from './input.ts'
import { kind } from './kind.ts'
import { network } from './network.ts'
import { policy } from './policy.ts'
import { service } from './service.ts'
import type { Speaks } from './speaks.ts'
import { state } from './state.ts'

export type { Rule, Speaks } from './speaks.ts'

/** What the evidence says about each cause. Sources: the causal model in docs/diagnosis.md; the numbers are assumed. */
export const likelihoods: Record<CauseId, Speaks> = {
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
