import type { EvidenceItem } from '../../../diagnosis/index.ts'
import { type AccountRequirement, type Flow, fitsRequirement } from '../../../mechanisms/flows/index.ts'
import type { KnownAccount } from '../../../mechanisms/known-devices/index.ts'
import type { Session } from '../../../mechanisms/sessions/index.ts'
import { caseFold } from '../../../records/accounts/index.ts'
import { domainEvidence, domainOf, knownHereEvidence } from './address.ts'
import { datedEvidence, type UndatedEvidence } from './dated-evidence.ts'

/** What the browser brings, without a look at any account that is not on its own list. */
export type BrowserSide = {
  flow: Flow | undefined
  /** The accounts on this browser's list; undefined when they were not looked up. */
  known: readonly KnownAccount[] | undefined
  sessions: readonly Session[] | undefined
  /** The organisation that has proved the typed domain. */
  organization: { ownerId: string } | undefined
}

/** Sessions, list and requirement: all of it the visitor's own (T0). */
export function observeBrowser(side: BrowserSide, at: Date): EvidenceItem[] {
  const { flow, known, organization } = side
  return datedEvidence(at, [
    domainEvidence(flow?.identifier, { proved: organization !== undefined }),
    knownHereEvidence(flow?.identifier, known),
    known && fittingEvidence(flow, known),
    ...sessionEvidence(side),
    ...lostEvidence(flow),
    { name: 'incident', value: 'none', where: 'log' },
    flow?.requirement && { name: 'app', value: 'registered', where: 'application' },
  ])
}

/** Whether the list has another account that the application takes; where nothing is known of the goal, any would do. */
function fittingEvidence(flow: Flow | undefined, known: readonly KnownAccount[]): UndatedEvidence | undefined {
  if (!flow?.requirement && !flow?.identifier) return undefined
  const typed = flow?.identifier?.norm
  const fits = known.some(
    (account) =>
      account.status === 'active' &&
      fitsRequirement(account, flow?.requirement) &&
      caseFold(account.userName) !== typed,
  )
  return { name: 'fitting_here', value: fits ? 'yes' : 'no', where: 'log' }
}

/**
 * Sessions of this browser against what the application takes. One that does not fit was chosen by its person if they
 * signed in since they set out; otherwise it was there before and was used without asking.
 */
function sessionEvidence(side: BrowserSide): (UndatedEvidence | undefined)[] {
  const { flow, sessions } = side
  if (!flow?.requirement || !sessions) return [kindEvidence(side)]
  const of = (value: 'none' | 'fits' | 'unfit'): UndatedEvidence => ({ name: 'reuse', value, where: 'log' })
  const [newest] = sessions
  if (!newest) return [of('none'), kindEvidence(side)]
  const kept: UndatedEvidence = { name: 'session', value: 'kept', where: 'log' }
  if (sessions.some((session) => fitsRequirement(session, flow.requirement)))
    return [kept, of('fits'), { name: 'kind', value: 'fits', where: 'log' }]
  const chosen = newest.authTime.getTime() / 1000 >= flow.at
  if (!chosen) return [kept, of('unfit')]
  return [kept, of('none'), { name: 'kind', value: kindOf(newest.kind, flow.requirement), where: 'log' }]
}

/** One of the right kind that does not fit is of another organisation: its kind is in order. */
function kindOf(kind: Session['kind'], requirement: AccountRequirement): 'personal' | 'organisation' | 'fits' {
  if (kind === requirement.kind) return 'fits'
  return kind === 'personal' ? 'personal' : 'organisation'
}

/** The sign-in pages have seen this browser come back without what it had been given. */
function lostEvidence(flow: Flow | undefined): (UndatedEvidence | undefined)[] {
  if (!flow?.lost) return []
  return [
    { name: 'session', value: 'lost', where: 'log' },
    { name: 'cookies', value: flow.lost === 'cookies' ? 'blocked' : 'kept', where: 'log' },
    flow.lost === 'shadowed' ? { name: 'old_cookie', value: 'found', where: 'log' } : undefined,
  ]
}

/**
 * The kind that was chosen, as far as the address shows it: accounts of an organisation exist at proved domains only.
 * An address at such a domain may still be a personal account, so nothing is said of it.
 */
function kindEvidence({ flow, organization }: BrowserSide): UndatedEvidence | undefined {
  if (!flow?.requirement || !domainOf(flow.identifier)) return undefined
  const { kind, organizationId } = flow.requirement
  if (kind === 'any') return { name: 'kind', value: 'fits', where: 'log' }
  if (kind === 'personal') return organization ? undefined : { name: 'kind', value: 'fits', where: 'log' }
  if (!organization) return { name: 'kind', value: 'personal', where: 'log' }
  if (organizationId && organizationId !== organization.ownerId)
    return { name: 'kind', value: 'organisation', where: 'log' }
  return undefined
}
