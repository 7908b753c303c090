import { enqueue } from '../../mechanisms/delivery/index.ts'
import { type Flow, openFlows } from '../../mechanisms/flows/index.ts'
import { anotherCode, issueOnce, type Purpose } from '../../mechanisms/one-time/index.ts'
import type { Asker, ContactCodeContext, OpenQuestion, StoredQuestion } from './types.ts'

const linkMinutes = 30
const codeMinutes = 10
const otherMinutes = 24 * 60

type Sending = {
  stored: StoredQuestion
  code: string
  purpose: Purpose
  account: { ownerId: string; accountId: string } | undefined
  /** Where the person is going, with the question in it: the link goes on there, in this browser only. */
  flow: Flow
}

/** Puts the message with the code into the outbox, and its link into a row of its own. */
export async function sendCode(context: ContactCodeContext, actor: Asker, sending: Sending): Promise<void> {
  const { stored, code, purpose, account, flow } = sending
  const { db, keys } = context
  const { withCode } = stored
  const link = stored.link ? await issueLink(context, actor, sending) : undefined
  await enqueue(db, keys, {
    kind: stored.to.includes('@') ? 'email' : 'phone',
    to: stored.to,
    template: stored.template,
    language: stored.language,
    values: { ...stored.values, ...(withCode && { code }), ...(withCode && link && { link }) },
    minutes: withCode ? codeMinutes : otherMinutes,
    ownerId: account?.ownerId,
    accountId: account?.accountId,
    purpose,
    source: actor.client.network,
    plain: withCode && flow.plainMail,
  })
}

async function issueLink(
  { db, keys, config }: ContactCodeContext,
  { browserHash }: Asker,
  { stored, purpose, account, flow }: Sending,
): Promise<string> {
  const data = { flow: openFlows(keys, config).seal(flow), browser: browserHash.toString('hex'), to: stored.to }
  const token = await issueOnce(db, `${purpose}_link`, { ...account, minutes: linkMinutes, data })
  return `${config.url}${stored.base}/link/${token}`
}

/** Sends another code of a question; false where it is too soon, or was the last. */
export async function sendAnother(
  context: ContactCodeContext,
  actor: Asker,
  { id, challenge }: OpenQuestion,
  flow: Flow,
): Promise<boolean> {
  const code = await anotherCode(context.db, context.keys, id)
  if (!code) return false
  const { ownerId, accountId, purpose, data } = challenge
  const account = ownerId && accountId ? { ownerId, accountId } : undefined
  await sendCode(context, actor, { stored: data as unknown as StoredQuestion, code, purpose, account, flow })
  return true
}
