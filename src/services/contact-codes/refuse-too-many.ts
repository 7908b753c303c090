import type { Purpose } from '../../mechanisms/one-time/index.ts'
import { takeOne } from '../../mechanisms/throttling/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import type { Identifier } from '../../records/accounts/index.ts'
import type { Asker, ContactCodeContext } from './types.ts'

/**
 * Takes one of the codes that may be sent, for this network and to this contact, whoever has it: a question and every
 * further code of it alike. The limit that is over first says so (GK4004), and the others lose nothing by it.
 */
export async function refuseTooMany(
  { db, keys, config, limits }: ContactCodeContext,
  { client }: Asker,
  { purpose, identifier, language }: { purpose: Purpose; identifier: Identifier; language: Language },
): Promise<Refusal | undefined> {
  const contact = `${purpose} ${identifier.norm}`
  const taking: [name: string, who: string, times: number, seconds: number][] = [
    ['code network', client.address, limits.codesPerNetworkHour, 3600],
    ['code contact hour', contact, limits.codesPerContactHour, 3600],
    ['code contact day', contact, limits.codesPerContactDay, 86_400],
  ]
  for (const [name, who, times, seconds] of taking) {
    const taken = await takeOne(db, keys, name, who, { times, seconds })
    if (!taken.ok) return refuse('code_limit', { n: times, time: formatTime(taken.until, language, config.timeZone) })
  }
  return undefined
}
