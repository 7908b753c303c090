import { every, type Job } from '../../platform/jobs/index.ts'
import { resealKeys, rotateKeys } from './keys/index.ts'
import { deliverNotices, purgeNotices } from './logout/index.ts'
import { purgeAnswers } from './loops/index.ts'
import { type OpenProvider, openProvider, type ProviderDeps } from './open-provider.ts'
import { resealSecrets } from './provider/index.ts'
import { purgeArtifacts, purgeGrants } from './storage/index.ts'

const portion = 5000

/** What the OpenID provider has to do again and again, by one process of all. */
export function oauthJobs(deps: ProviderDeps): Job[] {
  const { db, keys, log } = deps
  let opened: Promise<OpenProvider> | undefined
  const provider = async () => {
    opened ??= openProvider(deps)
    return (await opened).current()
  }
  return [
    every('signing keys', 60 * 60, async () => rotateKeys(db, keys)),
    every('reseal keys', 24 * 60 * 60, async () => {
      await resealKeys(db, keys)
      await resealSecrets(db, keys)
    }),
    every('logout notices', 10, async () => void (await deliverNotices(db, await provider(), log))),
    every('purge oauth', 10 * 60, async ({ signal }) => {
      while (!signal.aborted && (await db.run(purgeArtifacts(portion))) === portion);
      await db.run(purgeGrants())
      await purgeNotices(db)
    }),
    every('purge answers', 5 * 60, () => purgeAnswers(db)),
  ]
}
