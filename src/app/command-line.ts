import { listKeys, rotateKeys, tellApplications } from '../api/oauth/index.ts'
import type { ConsoleParts } from '../cli/index.ts'
import { enqueue } from '../mechanisms/delivery/index.ts'
import { openFlows } from '../mechanisms/flows/index.ts'
import { issueOnce } from '../mechanisms/one-time/index.ts'
import type { Database } from '../platform/database/index.ts'
import { createLog } from '../platform/log/index.ts'
import { whyFor } from '../services/investigation/index.ts'

/** The signing keys as the command line shows them. */
async function keyFacts(db: Database): Promise<object[]> {
  const keys = await listKeys(db)
  return keys.map(({ kid, alg, state, publishedAt }) => ({
    kid,
    algorithm: alg,
    status: state,
    createdAt: publishedAt,
  }))
}

/** What the command line borrows from the other parts. */
export const consoleParts: ConsoleParts = {
  listKeys: keyFacts,
  async rotateKeys(db, keys) {
    await rotateKeys(db, keys, { now: true })
    return keyFacts(db)
  },
  async startReset({ db, keys, config }, { account, contact }) {
    const flow = openFlows(keys).make({ identifier: { kind: contact.kind, value: contact.value, norm: contact.norm } })
    const { ownerId, accountId, language } = account
    const token = await issueOnce(db, 'reset_link', { ownerId, accountId, minutes: 60, data: { flow } })
    const link = `${config.url}/reset/link/${token}`
    const { kind, value: to } = contact
    await enqueue(db, keys, {
      kind,
      to,
      template: 'reset_started',
      language,
      values: { link },
      minutes: 60,
      ownerId,
      accountId,
    })
  },
  async sessionsEnded(tx, ended) {
    await tellApplications(tx, ended)
  },
  why: ({ db }, about) => whyFor({ db, log: createLog({ level: 'silent', human: false }) }, about),
}
