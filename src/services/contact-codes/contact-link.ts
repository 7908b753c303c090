import { refuseUnlessMay } from '../../access/index.ts'
import { type Flow, openFlows } from '../../mechanisms/flows/index.ts'
import { type OneTime, type Purpose, peekOnce, provenChallenge, spendOnce } from '../../mechanisms/one-time/index.ts'
import { formatTime, type Language } from '../../platform/i18n/index.ts'
import { type Refusal, refuse } from '../../platform/problems/index.ts'
import type { Identifier } from '../../records/accounts/index.ts'
import type { Asker, ContactCodeContext } from './types.ts'

type Link = { purpose: Purpose; link: string; language: Language }

export type OpenedLink = {
  ok: true
  /** The question that is answered by it. */
  id: string
  identifier: Identifier
  /** Where the person was going, in the browser that asked. In another one nothing is carried over (ATK-066). */
  flow: Flow | undefined
}

/** Whether a link is still good. Nothing is used up: mail scanners open links too. Refused with GK8002 or GK8003. */
export async function checkContactLink(
  { db, config }: ContactCodeContext,
  { purpose, link, language }: Link,
): Promise<{ ok: true } | Refusal> {
  const seen = await peekOnce(db, `${purpose}_link`, link)
  if (seen.state === 'open') return { ok: true }
  if (seen.state !== 'expired') return refuse('link_used')
  return refuse('link_expired', { time: formatTime(seen.at, language, config.timeZone) })
}

/** Opens a link, once: the same proof as its code, in whichever browser. Refused with GK8002 or GK8003. */
export async function openContactLink(
  context: ContactCodeContext,
  actor: Asker,
  asked: Link,
): Promise<OpenedLink | Refusal> {
  const refused = refuseUnlessMay(actor, 'contact.prove')
  if (refused) return refused
  const spent = await spendOnce(context.db, `${asked.purpose}_link`, asked.link)
  if (!spent) {
    const checked = await checkContactLink(context, asked)
    return checked.ok ? refuse('link_used') : checked
  }
  const { keys, config } = context
  const flow = openFlows(keys, config).unseal(String(spent.data.flow))
  // What the link sealed does not open any more: the root secret of that time is gone.
  if (!flow?.identifier) return refuse('link_used')
  const id = await proveByLink(context, actor, asked.purpose, spent, flow.identifier)
  const own = spent.data.browser === actor.browserHash.toString('hex')
  return { ok: true, id, identifier: flow.identifier, flow: own ? flow : undefined }
}

function proveByLink(
  { db }: ContactCodeContext,
  { browserHash }: Asker,
  purpose: Purpose,
  { ownerId, accountId, createdAt }: OneTime,
  { kind, value }: Identifier,
): Promise<string> {
  return provenChallenge(db, {
    purpose,
    browserHash,
    contactKind: kind,
    contactValue: value,
    ownerId: ownerId ?? undefined,
    accountId: accountId ?? undefined,
    askedAt: createdAt,
  })
}
