import type { Config } from '../platform/config/index.ts'
import { openDatabase } from '../platform/database/index.ts'
import { createLog } from '../platform/log/index.ts'
import type { Context } from '../services/context.ts'
import { openContext } from './parts.ts'

/**
 * What the acts of one command may use. A command does one thing at a time, so two connections are enough; what it has to
 * say it says itself, not in a log; applications are told of ended sessions by the job.
 */
export function openCommandLineContext(config: Config): Context {
  const db = openDatabase({ url: config.databaseUrl as string, poolSize: 2, prepare: config.prepare })
  return openContext(config, { db, log: createLog({ level: 'silent', human: false }) })
}
