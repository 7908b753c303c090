import type { Scenario } from '../scenario.ts'
import { around } from './around.ts'
import { browser } from './browser.ts'
import { delivery } from './delivery.ts'
import { input } from './input.ts'
import { kind } from './kind.ts'
import { state } from './state.ts'

/** All ways of being locked out that are produced here, in the order of the causes' groups. */
export const scenarios: Scenario[] = [...input, ...kind, ...state, ...delivery, ...browser, ...around]
