import { Hono } from 'hono'
import { visitorOf } from '../../access/index.ts'
import type { Platform, Web, WebEnv } from '../../platform/http/index.ts'
import { type ProblemSlug, problem } from '../../platform/problems/index.ts'
import type { Context } from '../../services/context.ts'
import { diagnoseEvidence, getDiagnosis } from '../../services/investigation/index.ts'
import type { Operator } from '../../services/operators/index.ts'
import { readRequest } from './read-request.ts'

export type ApiDeps = {
  context: Context
  platform: Pick<Platform, 'clientOf'>
  /** The operator that a request comes from, if any. */
  operatorOf(c: Web): Promise<Operator | undefined>
}

const limitBytes = 16_384

/**
 * The helper for programs: the result contract as JSON. Open to everybody at T0; the level grows with what the caller's
 * cookies prove, so there are no CORS headers and no other way to send them.
 */
export function apiRoutes(deps: ApiDeps): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .post('/helper/diagnoses', (c) => diagnose(deps, c))
    .get('/helper/diagnoses/:attempt', (c) => showDiagnosis(deps, c, c.req.param('attempt')))
}

async function diagnose({ context, platform }: ApiDeps, c: Web): Promise<Response> {
  const body = await readJson(c)
  if (!body.ok) return refused(c, 'page_stale', body.status, [body.mistake])
  const read = readRequest(body.json)
  if ('mistakes' in read) return refused(c, 'page_stale', 400, read.mistakes)
  const diagnosed = await diagnoseEvidence(context, visitorOf(platform, c), read.request)
  if (diagnosed.ok) {
    const { result, understood } = diagnosed
    return c.json(understood ? { ...result, understood } : result)
  }
  const seconds = diagnosed.until ? Math.ceil((diagnosed.until.getTime() - Date.now()) / 1000) : 60
  c.header('Retry-After', String(Math.max(1, seconds)))
  return refused(c, 'too_many_requests', 429)
}

async function showDiagnosis({ context, platform, operatorOf }: ApiDeps, c: Web, attempt: string): Promise<Response> {
  const actor = (await operatorOf(c)) ?? visitorOf(platform, c)
  const result = await getDiagnosis(context, actor, { attempt })
  return result ? c.json(result) : c.json({ error: 'not_found' }, 404)
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
