import { deliveryHealth, type Health } from '../../mechanisms/delivery/index.ts'
import { DatabaseUnavailable, sql } from '../../platform/database/index.ts'
import type { Context } from '../context.ts'

/** How the service is doing. Nothing works without its database, so then nothing else is known. */
export type ServiceHealth = { database: false } | { database: true; email: Health; phone: Health }

/** For everybody, the same for all: an answer also when the database is away. */
export async function readHealth({ db }: Pick<Context, 'db'>): Promise<ServiceHealth> {
  try {
    // What is known of messages is kept for some seconds: it does not show that the database answers now.
    const [health] = await Promise.all([deliveryHealth(db), db.one(sql`select 1`)])
    return { database: true, ...health }
  } catch (fault) {
    if (!(fault instanceof DatabaseUnavailable)) throw fault
    return { database: false }
  }
}
