import { ensureExampleClient, oauthJobs } from '../api/oauth/index.ts'
import { purgeMessages, startDelivery } from '../mechanisms/delivery/index.ts'
import { openFlows } from '../mechanisms/flows/index.ts'
import { purgeBrowsers } from '../mechanisms/known-devices/index.ts'
import { purgeOneTime } from '../mechanisms/one-time/index.ts'
import { purgeSessions } from '../mechanisms/sessions/index.ts'
import { purgeCounters } from '../mechanisms/throttling/index.ts'
import type { Config } from '../platform/config/index.ts'
import { every, type Job, startJobs } from '../platform/jobs/index.ts'
import { sealAudit } from '../records/audit/index.ts'
import { dropOldMonths, prepareMonths } from '../records/sign-in-log/index.ts'
import { accountJobs } from '../services/accounts/index.ts'
import type { Context } from '../services/context.ts'
import { forgetInvestigations, helperJobs } from '../services/investigation/index.ts'
import { organizationJobs } from '../services/organizations/index.ts'
import { openContext } from './parts.ts'

const minute = 60
const hour = 60 * minute

/** What is to be done again and again, by one process of all. */
function jobs(context: Context): Job[] {
  const { config, db, log } = context
  return [
    ...helperJobs({ db, log }).map(([name, seconds, run]) => every(name, seconds, ({ signal }) => run(signal))),
    every('seal audit', 2, () => sealAudit(db).then(() => {})),
    every('purge counters', 10 * minute, () => purgeCounters(db)),
    every('purge one-time', hour, () => purgeOneTime(db)),
    every('purge sessions', hour, async () => {
      await purgeSessions(db)
      await purgeBrowsers(db)
    }),
    every('purge messages', hour, () => purgeMessages(db).then(() => {})),
    ...accountJobs(context, [forgetInvestigations]),
    every('sign-in log months', 6 * hour, async () => {
      await prepareMonths(db)
      await dropOldMonths(db, config.signInLogMonths)
    }),
    ...organizationJobs(context),
  ]
}

/** The work that belongs to no request: sending messages, and the jobs. One process runs it. */
export async function startBackground(config: Config): Promise<{ close(): Promise<void> }> {
  const context = openContext(config)
  const { db, keys, log } = context
  await prepareMonths(db)
  const delivery = startDelivery(context)
  if (config.local) await ensureExampleClient(db, config)
  const running = startJobs(db, [...jobs(context), ...oauthJobs({ context, flows: openFlows(keys) })], log)
  return {
    async close() {
      await running.stop()
      await delivery.stop()
      await db.close()
    },
  }
}
