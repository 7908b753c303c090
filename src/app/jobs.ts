import { ensureExampleClient, oauthJobs } from '../api/oauth/index.ts'
import { deliveryJobs, startDelivery } from '../mechanisms/delivery/index.ts'
import { flowJobs, openFlows } from '../mechanisms/flows/index.ts'
import { knownDeviceJobs } from '../mechanisms/known-devices/index.ts'
import { oneTimeJobs } from '../mechanisms/one-time/index.ts'
import { sessionJobs } from '../mechanisms/sessions/index.ts'
import { throttlingJobs } from '../mechanisms/throttling/index.ts'
import type { Config } from '../platform/config/index.ts'
import { type Job, startJobs } from '../platform/jobs/index.ts'
import { authenticationJobs } from '../records/authentications/index.ts'
import { prepareMonths, signInLogJobs } from '../records/sign-in-log/index.ts'
import { accountJobs } from '../services/accounts/index.ts'
import { auditJobs } from '../services/audit/index.ts'
import { contactJobs } from '../services/contacts/index.ts'
import type { Context } from '../services/context.ts'
import { forgetInvestigations, investigationJobs } from '../services/investigation/index.ts'
import { organizationJobs } from '../services/organizations/index.ts'
import { openContext } from './parts.ts'

/** What is done again and again, by one process of all: each room says what of its own. A new room with jobs stands here. */
function jobs(context: Context): Job[] {
  const { config, db, keys } = context
  return [
    ...throttlingJobs(db),
    ...oneTimeJobs(db),
    ...flowJobs(db),
    ...sessionJobs(db),
    ...knownDeviceJobs(db),
    ...deliveryJobs(db),
    ...authenticationJobs(db),
    ...signInLogJobs(db, config.signInLogMonths),
    ...auditJobs(context),
    ...accountJobs(context, [forgetInvestigations]),
    ...organizationJobs(context),
    ...contactJobs(context),
    ...investigationJobs(context),
    ...oauthJobs({ context, flows: openFlows(keys, config) }),
  ]
}

/** The work that belongs to no request: sending messages, and the jobs. One process runs it. */
export async function startBackground(config: Config): Promise<{ close(): Promise<void> }> {
  const context = openContext(config)
  const { db, log } = context
  await prepareMonths(db)
  const delivery = startDelivery(context)
  if (config.local) await ensureExampleClient(db, config)
  const running = startJobs(db, jobs(context), log)
  return {
    async close() {
      await running.stop()
      await delivery.stop()
      await db.close()
    },
  }
}
