import { Hono } from 'hono'
import { type EvidenceItem, readEvidence, type Understood, understand } from '../../diagnosis/index.ts'
import { takeOne } from '../../mechanisms/throttling/index.ts'
import type { Keys } from '../../platform/crypto/index.ts'
import type { Platform, Web, WebEnv } from '../../platform/http/index.ts'
import { type ProblemSlug, problem } from '../../platform/problems/index.ts'
import { answerProgram, type ObserveDeps, resultFor } from '../../services/investigation/index.ts'
import type { Operator } from '../../services/operators/index.ts'
import { type DiagnosisRequest, readRequest } from './read-request.ts'

export type ApiDeps = ObserveDeps & {
  platform: Pick<Platform, 'clientOf'>
  keys: Keys
  /** The operator that a request comes from, if any. */
  operatorOf(c: Web): Promise<Operator | undefined>
}

const limitBytes = 16_384
/** For one network in a minute; nothing is remembered of what was asked. */
const perMinute = 60

/**
 * The helper for programs: the result contract as JSON. Open to everybody at T0; the level grows with what the caller's
 * cookies prove, so there are no CORS headers and no other way to send them.
 */
export function apiRoutes(deps: ApiDeps): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()

  routes.post('/helper/diagnoses', async (c) => {
    const { address } = deps.platform.clientOf(c)
    const taken = await takeOne(deps.db, deps.keys, 'helper api', address, { times: perMinute, seconds: 60 })
    if (!taken.ok) {
      c.header('Retry-After', String(Math.max(1, Math.ceil((taken.until.getTime() - Date.now()) / 1000))))
      return refused(c, 'too_many_requests', 429)
    }
    const body = await readJson(c)
    if (!body.ok) return refused(c, 'page_stale', body.status, [body.mistake])
    const read = readRequest(body.json)
    if ('mistakes' in read) return refused(c, 'page_stale', 400, read.mistakes)
    const { request } = read
    const understood = request.text ? understand(request.text) : undefined
    const result = await answerProgram(deps, c.get('jar'), withText(request, understood))
    return c.json(understood ? { ...result, understood } : result)
  })

  routes.get('/helper/diagnoses/:attempt', async (c) => {
    const result = await resultFor(deps, c.get('jar'), c.req.param('attempt'), (await deps.operatorOf(c)) !== undefined)
    return result ? c.json(result) : c.json({ error: 'not_found' }, 404)
  })

  return routes
}

/** What was told in words counts as told by the visitor; what is given beside it counts more. */
function withText(request: DiagnosisRequest, understood: Understood | undefined): DiagnosisRequest {
  if (!understood) return request
  const given = new Set(request.evidence.map(({ name }) => name))
  const told = understood.evidence.flatMap(itemOf).filter(({ name }) => !given.has(name))
  return {
    ...request,
    symptom: request.symptom ?? understood.symptom,
    evidence: [...request.evidence, ...told],
  }
}

/** A person who says "Caps Lock was on" stands for the browser that would have seen it. */
function itemOf({ name, value }: { name: string; value: unknown }): EvidenceItem[] {
  const at = new Date().toISOString()
  const read = ['person', 'browser', 'device'].flatMap((where) => readEvidence([{ name, value, where, at }], 'visitor'))
  return read.slice(0, 1)
}

type Body = { ok: true; json: unknown } | { ok: false; status: 400 | 411 | 413 | 415; mistake: string }

/** JSON of at most 16 kB that says how long it is. */
async function readJson(c: Web): Promise<Body> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return { ok: false, status: 415, mistake: 'content-type: application/json expected' }
  const length = c.req.header('content-length')
  if (length === undefined) return { ok: false, status: 411, mistake: 'content-length: expected' }
  if (Number(length) > limitBytes) return { ok: false, status: 413, mistake: `body: more than ${limitBytes} bytes` }
  try {
    return { ok: true, json: JSON.parse(await c.req.text()) }
  } catch {
    return { ok: false, status: 400, mistake: 'body: not JSON' }
  }
}

/** The form of errors that programs get everywhere here: a word, the problem's code, and what exactly was amiss. */
function refused(c: Web, slug: ProblemSlug, status: 400 | 411 | 413 | 415 | 429, mistakes?: string[]): Response {
  const error = status === 429 ? 'too_many_requests' : 'invalid_request'
  return c.json({ error, code: problem(slug).code, ...(mistakes && { mistakes }) }, status)
}
