import type { Config } from '../config/index.ts'
import { attemptLabel, uuidv7 } from '../crypto/index.ts'
import { DatabaseUnavailable } from '../database/index.ts'
import { formatTime } from '../i18n/index.ts'
import { Overloaded } from '../limiter/index.ts'
import { problem } from '../problems/index.ts'
import { problemPage } from './answers.ts'
import type { SetLanguage } from './language.ts'
import type { Web } from './web.ts'

export type FaultLog = { error(fields: object, message: string): void }

/**
 * Answers what was thrown: 503 where waiting helps, 500 otherwise, each with a number that stands in the log too. A
 * program that asks for JSON gets it.
 */
export function faultAnswer(config: Config, log: FaultLog, setLanguage: SetLanguage) {
  return (error: Error, c: Web): Response => {
    const { what, away } = kindOf(error)
    const incident = attemptLabel(uuidv7()).slice(-10)
    log.error({ err: error, incident, path: safePath(c) }, what)
    const language = c.get('language') ?? 'ja'
    if (!c.get('view')) setLanguage(c, language)
    const status = away ? 503 : 500
    const said = away
      ? problem('service_degraded', { time: formatTime(new Date(), language, config.timeZone) })
      : problem('unexpected', { incident })
    c.header('Retry-After', '5')
    if (c.req.header('accept')?.includes('application/json'))
      return c.json({ error: 'temporarily_unavailable', code: said.code, incident }, status)
    return problemPage(c, said, status, pageAgain(c))
  }
}

function kindOf(error: Error): { what: string; away: boolean } {
  if (error instanceof Overloaded) return { what: 'overloaded', away: true }
  if (error instanceof DatabaseUnavailable) return { what: 'database unavailable', away: true }
  return { what: 'unexpected fault', away: false }
}

/** A long part of a path may be the secret of a link (ATK-043). */
function safePath(c: Web): string {
  return c.req.path.replace(/[\w-]{30,}/g, '[hidden]').slice(0, 200)
}

/** Where trying again leads: to this page as it is, or from a form to the sign-in that goes to the same goal. */
function pageAgain(c: Web): string {
  const { path } = c.get('view')
  if (c.req.method === 'GET') return path
  const flow = new URLSearchParams(path.split('?')[1]).get('flow')
  return flow ? `/sign-in?flow=${encodeURIComponent(flow)}` : '/sign-in'
}
