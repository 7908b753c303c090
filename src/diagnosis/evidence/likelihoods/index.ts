import { type CauseId, causeIds } from '../../ids.ts'
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

const seen: Record<CauseId, Speaks> = {
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

/** People who tell of a cause mostly have it; but words are read by a program, so what was seen counts more. */
const wordsFit = 0.35

/** What the evidence says about each cause. Sources: the causal model in docs/diagnosis.md; the numbers are assumed. */
export const likelihoods = Object.fromEntries(
  causeIds.map((id) => [id, { ...seen[id], likely: { ...seen[id].likely, words: { [id]: wordsFit } } }]),
) as Record<CauseId, Speaks>
