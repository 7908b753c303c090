import { type Flow, readLocalPath } from '../../../mechanisms/flows/index.ts'
import type { Web } from '../../../platform/http/index.ts'
import type { Seen } from '../../../services/investigation/index.ts'
import type { Place } from '../repairs/index.ts'
import type { HelperPagesDeps } from './deps.ts'

/** One visit to a page of the helper: where the person was going, and the investigation if there is one. */
export type Visit = {
  flow: Flow
  flowToken: string
  caseToken: string
  seen: Seen | undefined
}

const caseShape = /^[\w-]{20,100}$/

/** Reads `case` and `flow`; what is lost or strange begins anew and is never an error. */
export async function visitOf(
  { platform, flows, service }: Pick<HelperPagesDeps, 'platform' | 'flows' | 'service'>,
  c: Web,
  given: { case?: string | undefined; flow?: string | undefined },
): Promise<Visit> {
  const seen = given.case && caseShape.test(given.case) ? await service.look(c, given.case) : undefined
  const known = flows.open(given.flow)
  const flowToken = known
    ? (given.flow as string)
    : seen?.flow
      ? flows.change(seen.flow, {})
      : flows.make({ to: readLocalPath(c.req.query('to')) })
  const flow = flows.open(flowToken) as Flow
  platform.follow(c, flow)
  return { flow, flowToken, caseToken: seen ? (given.case as string) : '', seen }
}

/** The same for a page that is asked for by its address. */
export function visitOfAddress(deps: HelperPagesDeps, c: Web): Promise<Visit> {
  return visitOf(deps, c, { case: c.req.query('case'), flow: c.req.query('flow') })
}

export function placeOf({ flows }: HelperPagesDeps, visit: Visit, restoreLink: Place['restoreLink']): Place {
  return {
    flow: visit.flow,
    sealed: (changes) => flows.change(visit.flow, changes ?? {}),
    caseToken: visit.caseToken,
    accounts: visit.seen?.accounts ?? [],
    restoreLink,
  }
}

/** An address of the helper that keeps the investigation and the goal. */
export function within(path: string, { caseToken, flowToken }: Pick<Visit, 'caseToken' | 'flowToken'>): string {
  const query = [caseToken && `case=${caseToken}`, flowToken && `flow=${flowToken}`].filter(Boolean).join('&')
  return query ? `${path}?${query}` : path
}

/** Back to the result, or where there is none to the front door of the helper. */
export function backTo(visit: Visit): string {
  return visit.caseToken ? `/helper?case=${visit.caseToken}` : within('/helper', visit)
}
