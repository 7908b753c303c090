import { createHmac, randomBytes } from 'node:crypto'
import type { Keys } from '../../../platform/crypto/index.ts'
import type { Database } from '../../../platform/database/index.ts'
import { openProviderSecret } from '../../../records/provider-secrets/index.ts'

/** The subject under which one sector of applications knows an account; two sectors cannot compare theirs. */
export type Pairwise = (sector: string, accountId: string) => string

/**
 * Opens the salt of pairwise subjects, which is made once and then stays for the life of the installation: a
 * subject never changes, whatever root secret it is sealed with.
 */
export async function openPairwise(db: Database, keys: Keys): Promise<Pairwise> {
  const salt = await openProviderSecret(db, keys, 'pairwise', randomBytes(32))
  return (sector, accountId) => createHmac('sha256', salt).update(`${sector}\n${accountId}`).digest('base64url')
}
