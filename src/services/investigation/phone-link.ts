import { refuseUnlessMay } from '../../access/index.ts'
import type { Flow } from '../../mechanisms/flows/index.ts'
import { issueOnce, peekOnce, spendOnce } from '../../mechanisms/one-time/index.ts'
import { takeOne } from '../../mechanisms/throttling/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import type { Context } from '../context.ts'
import type { Investigator } from './types.ts'

const type = 'helper_go'
const minutes = 10
const perHour = { times: 60, seconds: 3600 }

/** What a link to another device carries: what the person typed or chose, and never a sign-in. */
export type CarriedOver = Pick<Flow, 'identifier' | 'accountKind' | 'to'> & {
  /** The application that waits. Its own request stays in the browser that it came from. */
  app?: string | undefined
}

/** Makes a one-time link with which a person goes on in another browser. Refused with GK6012: 60 an hour for a network. */
export async function issuePhoneLink(
  { db, keys, config }: Context,
  actor: Investigator,
  { flow, language }: { flow: Flow; language: Language },
): Promise<{ ok: true; link: string } | Refusal> {
  const refused = refuseUnlessMay(actor, 'diagnosis.open')
  if (refused) return refused
  const taken = await takeOne(db, keys, 'helper phone', actor.client.address, perHour)
  if (!taken.ok) return refuse('too_many_requests', { time: formatTime(taken.until, language, config.timeZone) })
  const { identifier, accountKind, to, requirement } = flow
  const data: CarriedOver = { identifier, accountKind, to, app: requirement?.name }
  return { ok: true, link: `${config.url}/helper/go/${await issueOnce(db, type, { minutes, data })}` }
}

type PhoneLink = { link: string; language: Language }

/** What a link carries. Nothing is used up: link previews open links too. Refused with GK8001 or GK8002. */
export async function checkPhoneLink(
  { db, config }: Pick<Context, 'db' | 'config'>,
  { link, language }: PhoneLink,
): Promise<{ ok: true; carried: CarriedOver } | Refusal> {
  const seen = await peekOnce(db, type, link)
  if (seen.state === 'open') return { ok: true, carried: seen.entry.data as CarriedOver }
  if (seen.state !== 'expired') return refuse('link_used')
  return refuse('link_expired', { time: formatTime(seen.at, language, config.timeZone) })
}

/** Goes on with a link, once. Refused with GK8002 when it is over. */
export async function openPhoneLink(
  { db }: Pick<Context, 'db'>,
  { link }: Pick<PhoneLink, 'link'>,
): Promise<{ ok: true; carried: CarriedOver } | Refusal> {
  const spent = await spendOnce(db, type, link)
  return spent ? { ok: true, carried: spent.data as CarriedOver } : refuse('link_used')
}
