import type { Keys } from '../../platform/crypto/index.ts'
import { type Queries, sql } from '../../platform/database/index.ts'

/**
 * A secret of the OpenID provider that must outlive the root secret it is sealed with. Made from `fresh` when there is
 * none yet; of two processes that begin at once, both get the same.
 *
 * Throws when it was sealed with a root secret that is not listed any more.
 */
export async function openProviderSecret(q: Queries, keys: Keys, name: string, fresh: Buffer): Promise<Buffer> {
  const key = keys.for('oauth-secret')
  await q.run(sql`
    insert into oauth_secret (name, sealed, made_at) values (${name}, ${key.seal(fresh, name)}, now())
    on conflict do nothing`)
  const { sealed } = await q.one<{ sealed: string }>(sql`select sealed from oauth_secret where name = ${name}`)
  const secret = key.open(sealed, name)
  if (!secret) throw new Error(`the secret ${name} was sealed with a root secret that is not listed any more`)
  return secret
}

/** Seals these secrets with the newest root secret, so that the oldest can be dropped. */
export async function resealProviderSecrets(q: Queries, keys: Keys): Promise<void> {
  const key = keys.for('oauth-secret')
  const rows = await q.many<{ name: string; sealed: string }>(sql`select name, sealed from oauth_secret`)
  for (const { name, sealed } of rows) {
    const open = key.open(sealed, name)
    if (open)
      await q.run(sql`
        update oauth_secret set sealed = ${key.seal(open, name)} where name = ${name} and sealed = ${sealed}`)
  }
}
