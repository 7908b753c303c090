import type { Fact } from '../evidence/index.ts'
import { type Level, reaches } from '../ids.ts'
import { type RepairId, repairIds, repairShapes } from './catalogue.ts'

/** What decides which repairs are offered, and in which order. */
export type Offering = {
  /** How likely each repair is to help. */
  chances: ReadonlyMap<RepairId, number>
  facts: readonly Fact[]
  level: Level
  /** Everything that was carried out; nothing of it is offered again. */
  done: readonly RepairId[]
  /** Whether one of them did not help: then a person comes first. */
  missed: boolean
}

/** Below this a repair is not worth a line on the page, and what the page does by itself not worth doing. */
const least = { offered: 0.02, auto: 0.3 }

/**
 * The repairs to offer, the first one as the page's button: by chance to help × ease, and by these rules.
 *
 * - Nothing is offered twice, and after the first miss a person comes first.
 * - A warning about data that would be lost comes before everything else.
 * - Clearing stored data by hand never stands above anything that takes one click.
 * - A person is always there, last as long as nothing was missed.
 */
export function orderRepairs({ chances, facts, level, done, missed }: Offering): RepairId[] {
  const worth = (id: RepairId) => (chances.get(id) ?? 0) * repairShapes[id].ease
  const offered = repairIds
    .filter((id) => id !== 'person' && isWorthIt(id, worth(id)) && mayOffer(id, { facts, level, done }))
    .sort((a, b) => placeOf(a) - placeOf(b) || worth(b) - worth(a))
  const ordered = belowClicks(offered, 'clear_site_data')
  return missed ? ['person', ...ordered] : [...ordered, 'person']
}

/** What people try when nothing is known, simplest first: input, account, reset, browser, other device, person. */
const golden: readonly RepairId[] = [
  'show_password',
  'choose_account',
  'reset_password',
  'start_clean',
  'continue_on_phone',
]

/** The order without any evidence, with the same rules. */
export function goldenRepairs({ facts, level, done, missed }: Omit<Offering, 'chances'>): RepairId[] {
  const offered = golden.filter((id) => mayOffer(id, { facts, level, done }))
  return missed ? ['person', ...offered] : [...offered, 'person']
}

type Circumstances = Pick<Offering, 'facts' | 'level' | 'done'>

function mayOffer(id: RepairId, { facts, level, done }: Circumstances): boolean {
  const { from = 'T0', needs, unless, after } = repairShapes[id]
  if (done.includes(id) || !reaches(level, from)) return false
  if (needs && !needs.some((fact) => facts.includes(fact))) return false
  if (unless?.some((fact) => facts.includes(fact))) return false
  return !after || done.includes(after)
}

function isWorthIt(id: RepairId, worth: number): boolean {
  return worth >= (repairShapes[id].kind === 'auto' ? least.auto : least.offered)
}

function placeOf(id: RepairId): number {
  const { place } = repairShapes[id]
  return place === 'first' ? -1 : place === 'last' ? 1 : 0
}

/** Moves one repair below every one that takes a click. */
function belowClicks(ids: readonly RepairId[], moved: RepairId): RepairId[] {
  const lastClick = ids.findLastIndex((id) => repairShapes[id].kind === 'one_click')
  const at = ids.indexOf(moved)
  if (at < 0 || at > lastClick) return [...ids]
  return [...ids.slice(0, at), ...ids.slice(at + 1, lastClick + 1), moved, ...ids.slice(lastClick + 1)]
}
