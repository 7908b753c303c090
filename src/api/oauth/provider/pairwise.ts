import { createHmac, randomBytes } from 'node:crypto'
import type { Keys } from '../../../platform/crypto/index.ts'
import { type Database, sql } from '../../../platform/database/index.ts'

/** The subject under which one sector of applications knows an account; two sectors cannot compare theirs. */
export type Pairwise = (sector: string, accountId: string) => string

/**
 * Opens the salt of pairwise subjects, which is made once and then stays for the life of the installation: a
 * subject never changes, whatever root secret it is sealed with.
 */
export async function openPairwise(db: Database, keys: Keys): Promise<Pairwise> {
  const salt = await readSalt(db, keys)
  return (sector, accountId) => createHmac('sha256', salt).update(`${sector}\n${accountId}`).digest('base64url')
}

async function readSalt(db: Database, keys: Keys): Promise<Buffer> {
  const key = keys.for('oauth-secret')
  const fresh = key.seal(randomBytes(32), 'pairwise')
  await db.run(
    sql`insert into oauth_secret (name, sealed, made_at) values ('pairwise', ${fresh}, now()) on conflict do nothing`,
  )
  const { sealed } = await db.one<{ sealed: string }>(sql`select sealed from oauth_secret where name = 'pairwise'`)
  const salt = key.open(sealed, 'pairwise')
  if (!salt) throw new Error('the salt of pairwise subjects was sealed with a root secret that is not listed any more')
  return salt
}

/** Seals what must outlive a root secret with the newest one, so that the oldest can be dropped. */
export async function resealSecrets(db: Database, keys: Keys): Promise<void> {
  const key = keys.for('oauth-secret')
  for (const { name, sealed } of await db.many<{ name: string; sealed: string }>(
    sql`select name, sealed from oauth_secret`,
  )) {
    const open = key.open(sealed, name)
    if (open)
      await db.run(
        sql`update oauth_secret set sealed = ${key.seal(open, name)} where name = ${name} and sealed = ${sealed}`,
      )
  }
}
