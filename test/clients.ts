import type { Database } from '../src/platform/database/index.ts'
import type { ClientRecord } from '../src/records/clients/index.ts'
import { createClient, type NewClient } from '../src/services/applications/index.ts'

/** The operator of the installation, on the command line. */
export const operator = { kind: 'command_line', id: 'test' } as const

/** What acts on applications need; the job tells them of ended sessions. */
export const actContext = (db: Database) => ({ db, deliverLogout() {} })

/** Registers an application, which must be in order. Its secret is empty where it needs none. */
export async function registerClient(db: Database, entry: NewClient): Promise<ClientRecord & { secret: string }> {
  const made = await createClient({ db }, operator, entry)
  if (!made.ok) throw new Error('mistakes' in made ? made.mistakes.join('; ') : made.problem.code)
  return { ...made.client, secret: made.secret ?? '' }
}
