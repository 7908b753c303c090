import { causes } from '../causes/index.ts'
import type { Fact } from '../evidence/index.ts'
import { type CauseId, causeIds, type Level, reaches, type SymptomId } from '../ids.ts'
import { type AttemptedRepair, missedOf } from '../inference/index.ts'
import { goldenRepairs, type Offering, orderRepairs, type RepairId, repairShapes } from '../repairs/index.ts'
import type { Offer } from '../result.ts'
import { mayHear } from './tell.ts'

/** What someone at a level may know of the situation. Nothing else goes into what is offered. */
export type View = {
  symptom: SymptomId | undefined
  facts: readonly Fact[]
  level: Level
  shares: Float64Array
  tried: readonly AttemptedRepair[]
}

/** As many as fit on a page without overwhelming; a person comes on top. */
const mostOffers = 6

/** From here it is worth pointing at the mail that may say more than this page. */
const worthMail = 0.25

/**
 * What to offer now, over all causes, those included that may not be named here: what is offered follows from what
 * this level may know, so it says nothing about the account.
 */
export function offersFor(view: View): Offer[] {
  const { symptom, facts } = view
  const nothingKnown = facts.length === 0 && (symptom === undefined || symptom === 'Y1')
  const offering = { ...offeringOf(view), chances: chancesOf(view) }
  return cut(nothingKnown ? goldenRepairs(offering) : orderRepairs(offering))
}

/** What repairs one cause, in order. */
export function offersForCause(cause: CauseId, view: View): Offer[] {
  const chances = new Map<RepairId, number>(causes[cause].repairs)
  return cut(orderRepairs({ ...offeringOf(view), missed: false, chances }).filter((id) => id !== 'person'))
}

function offeringOf({ facts, level, tried }: View): Omit<Offering, 'chances'> {
  const done = tried.filter(({ outcome }) => outcome !== 'cancelled').map(({ id }) => id)
  return { facts, level, done, missed: missedOf(tried).length > 0 }
}

/** How likely each repair is to help, given what we think of the causes. */
function chancesOf(view: View): Map<RepairId, number> {
  const chances = new Map<RepairId, number>()
  causeIds.forEach((cause, place) => {
    for (const [repair, chance] of causes[cause].repairs)
      chances.set(repair, (chances.get(repair) ?? 0) + (view.shares[place] ?? 0) * chance)
  })
  const unsaid = unsaidShare(view)
  if (unsaid >= worthMail) chances.set('explain_by_mail', unsaid)
  return chances
}

/** How likely it is that the cause may not be named here but in a mail to a contact on file. */
function unsaidShare({ symptom, level, shares }: View): number {
  // Who waits for a mail in vain is not helped by another one.
  if (reaches(level, 'T2') || symptom === 'Y7') return 0
  return causeIds.reduce((sum, cause, place) => {
    const onlyByMail = !mayHear(cause, level) && mayHear(cause, 'T2')
    return onlyByMail ? sum + (shares[place] ?? 0) : sum
  }, 0)
}

function cut(ids: readonly RepairId[]): Offer[] {
  const kept = ids.filter((id, rank) => id === 'person' || rank < mostOffers)
  return kept.map((id) => ({ id, kind: repairShapes[id].kind }))
}
