import type { Visitor } from '../../access/index.ts'
import { findChallenge, type Purpose } from '../../mechanisms/one-time/index.ts'
import { readIdentifier } from '../../records/accounts/index.ts'
import type { ContactCodeContext, OpenQuestion } from './types.ts'

/** The question of this id, if it was asked from this browser for this purpose and is not over. */
export async function findQuestion(
  { db }: Pick<ContactCodeContext, 'db'>,
  { browserHash }: Pick<Visitor, 'browserHash'>,
  { id, purpose }: { id: string | undefined; purpose: Purpose },
): Promise<OpenQuestion | undefined> {
  const challenge = id ? await findChallenge(db, id, purpose, browserHash) : undefined
  const read = challenge && readIdentifier(challenge.contactValue)
  return id && challenge && read?.ok ? { id, identifier: read.identifier, challenge } : undefined
}
