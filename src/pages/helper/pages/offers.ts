import type { AttemptedRepair, Offer, RepairId, Result } from '../../../diagnosis/index.ts'
import { isAction, isAvailable } from '../repairs/index.ts'

/** What a page makes of the offers of a result: the button, the others, and what happens without anybody. */
export type Offers = {
  first: Offer | undefined
  others: Offer[]
  byItself: Offer[]
}

/** Looks and questions do not repair: whether they "helped" is not asked, and they are not offered a second time. */
const looks: readonly RepairId[] = ['test_browser', 'person', 'explain_by_mail']

export function offersOf(result: Result, here: { signUp: boolean }): Offers {
  const tested = result.tried.some(({ id }) => id === 'test_browser')
  const available = result.repairs.filter(({ id }) => isAvailable(id, here) && !(id === 'test_browser' && tested))
  const actions = available.filter(({ id }) => isAction(id))
  const others = actions.slice(1)
  return { first: actions[0], others, byItself: available.filter(({ id }) => !isAction(id)) }
}

/** The repair that was begun last and of which nobody has heard whether it helped. */
export function openTry(tried: readonly AttemptedRepair[]): RepairId | undefined {
  const last = tried.findLast(({ id }) => !looks.includes(id))
  if (last?.outcome !== 'cancelled') return undefined
  return last.id
}

/** Everything that was tried, each once, in order. */
export function triedOnce(tried: readonly AttemptedRepair[]): RepairId[] {
  return [...new Set(tried.map(({ id }) => id))].filter((id) => !looks.includes(id))
}
