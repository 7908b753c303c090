import { type Visitor, visitorOf } from '../../../access/index.ts'
import { type Flow, type Flows, readLocalPath } from '../../../mechanisms/flows/index.ts'
import type { Web } from '../../../platform/http/index.ts'
import { getInvestigation, type InvestigationView } from '../../../services/investigation/index.ts'
import type { HelperPagesDeps } from './deps.ts'

/** One request to a page of the helper: who asks, where they were going, and their investigation if there is one. */
export type HelperContext = {
  visitor: Visitor
  flow: Flow
  flowId: string
  /** '' without an investigation. */
  caseToken: string
  investigation: InvestigationView | undefined
}

const caseShape = /^[\w-]{20,100}$/
const ownCookie = /(?:^|;\s*)((?:__Host-)?genkan_\w+)=/g

/** Reads `case` and `flow`; what is lost or strange begins anew and is never an error. */
export async function openHelperContext(
  { context, platform, flows }: HelperPagesDeps,
  c: Web,
  given: { case?: string | undefined; flow?: string | undefined },
): Promise<HelperContext> {
  const visitor = visitorOf(platform, c)
  const token = given.case && caseShape.test(given.case) ? given.case : undefined
  const cookies = [...(c.req.header('cookie') ?? '').matchAll(ownCookie)].map(([, name = '']) => name)
  const investigation = token ? await getInvestigation(context, visitor, { token, cookies }) : undefined
  const flow = flows.read(c, given.flow) ?? goalOf(flows, c, investigation)
  platform.follow(c, flow)
  return {
    visitor,
    flow: { ...flow, ...lostHere(c) },
    flowId: flow.id,
    caseToken: (investigation && token) ?? '',
    investigation,
  }
}

/** Where the investigation began; into another browser nothing of it is carried over (ATK-066). */
function goalOf(flows: Flows, c: Web, investigation: InvestigationView | undefined): Flow {
  const known = flows.read(c, investigation?.flow?.id)
  if (known) return known
  if (investigation?.flow && investigation.own) return flows.reopen(c, investigation.flow)
  return flows.resume(c, undefined, { to: readLocalPath(c.req.query('to')) })
}

/** What the sign-in page saw that led here, where the browser keeps nothing of it. */
function lostHere(c: Web): Pick<Flow, 'lost'> {
  const lost = c.req.query('lost')
  return lost === 'cookies' || lost === 'session' ? { lost } : {}
}

/** The same for a page that is asked for by its address. */
export function contextOfAddress(deps: HelperPagesDeps, c: Web): Promise<HelperContext> {
  return openHelperContext(deps, c, { case: c.req.query('case'), flow: c.req.query('flow') })
}

/** An address of the helper that keeps the investigation and the goal. */
export function within(path: string, { caseToken, flowId }: Pick<HelperContext, 'caseToken' | 'flowId'>): string {
  const query = [caseToken && `case=${caseToken}`, flowId && `flow=${flowId}`].filter(Boolean).join('&')
  return query ? `${path}?${query}` : path
}

/** Back to the result, or where there is none to the start page of the helper. */
export function backToHelper(helper: HelperContext): string {
  return helper.caseToken ? `/helper?case=${helper.caseToken}` : within('/helper', helper)
}

/** Back to the result, or where there is none to the sign-in. */
export function backToSignIn(helper: HelperContext): string {
  return helper.investigation ? backToHelper(helper) : `/sign-in?flow=${helper.flowId}`
}
