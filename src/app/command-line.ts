import { userInfo } from 'node:os'
import type { ConsoleParts } from '../cli/index.ts'
import type { Config } from '../platform/config/index.ts'
import { type Database, openDatabase } from '../platform/database/index.ts'
import { createLog } from '../platform/log/index.ts'
import { listSigningKeys } from '../records/signing-keys/index.ts'
import type { Context } from '../services/context.ts'
import { rotateSigningKeys } from '../services/signing-keys/index.ts'
import { openContext } from './parts.ts'

/** The signing keys as the command line shows them. */
async function keyFacts(db: Database): Promise<object[]> {
  const keys = await listSigningKeys(db)
  return keys.map(({ kid, alg, state, publishedAt }) => ({
    kid,
    algorithm: alg,
    status: state,
    createdAt: publishedAt,
  }))
}

/** What the acts of a command may use: a command does one thing at a time, so two connections are enough. */
function openContextOfCommand(config: Config): Context {
  const db = openDatabase({ url: config.databaseUrl as string, poolSize: 2, prepare: config.prepare })
  return openContext(config, { db, log: createLog({ level: 'silent', human: false }) })
}

/** What the command line borrows from the other parts. */
export const consoleParts: ConsoleParts = {
  openContext: openContextOfCommand,
  listKeys: keyFacts,
  async rotateKeys(db, keys) {
    await rotateSigningKeys({ db, keys }, { kind: 'command_line', id: userInfo().username }, { now: true })
    return keyFacts(db)
  },
}
