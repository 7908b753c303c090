import type { Flows } from '../../mechanisms/flows/index.ts'
import { every, type Job } from '../../platform/jobs/index.ts'
import { purgeArtifacts } from '../../records/authorization-artifacts/index.ts'
import { purgeGrants, purgeLogoutNotices } from '../../records/grants/index.ts'
import { resealProviderSecrets } from '../../records/provider-secrets/index.ts'
import { purgeAnswers } from '../../records/redirect-loops/index.ts'
import { resealSigningKeys } from '../../records/signing-keys/index.ts'
import type { Context } from '../../services/context.ts'
import { rotateSigningKeys } from '../../services/signing-keys/index.ts'
import { deliverNotices } from './logout/index.ts'
import { type OpenProvider, openProvider } from './open-provider.ts'

const portion = 5000

/** What the OpenID provider has to do again and again, by one process of all. */
export function oauthJobs(deps: { context: Context; flows: Flows }): Job[] {
  const { context } = deps
  const { db, keys, log } = context
  let opened: Promise<OpenProvider> | undefined
  const provider = async () => {
    opened ??= openProvider(deps)
    return (await opened).current()
  }
  return [
    every('signing keys', 60 * 60, async () => {
      await rotateSigningKeys(context, { kind: 'job', name: 'signing keys' })
    }),
    every('reseal keys', 24 * 60 * 60, async () => {
      await resealSigningKeys(db, keys)
      await resealProviderSecrets(db, keys)
    }),
    every('logout notices', 10, async () => void (await deliverNotices(db, await provider(), log))),
    every('purge oauth', 10 * 60, async ({ signal }) => {
      while (!signal.aborted && (await purgeArtifacts(db, portion)) === portion);
      await purgeGrants(db)
      await purgeLogoutNotices(db)
    }),
    every('purge answers', 5 * 60, () => purgeAnswers(db)),
  ]
}
