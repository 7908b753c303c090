import type { EvidenceItem } from '../../../diagnosis/index.ts'
import { deliveryHealth, type Receipt, receiptsFor } from '../../../mechanisms/delivery/index.ts'
import { type ChallengeState, challengeState, newestQuestion } from '../../../mechanisms/one-time/index.ts'
import type { Queries } from '../../../platform/database/index.ts'
import { isCarrier } from './address.ts'
import { datedEvidence, type UndatedEvidence } from './dated-evidence.ts'

/** How messages are doing, for everybody alike (T0). */
export async function observeMessageServices(q: Queries, at: Date): Promise<EvidenceItem[]> {
  const { email, phone } = await deliveryHealth(q)
  return datedEvidence(at, [
    { name: 'mail_service', value: email.down ? 'down' : 'well', where: 'delivery' },
    { name: 'sms_service', value: phone.down ? 'down' : 'well', where: 'delivery' },
    { name: 'median', value: email.medianSeconds, where: 'delivery' },
  ])
}

const mostSends = 5

/** The open question of this flow: asked in the same way whether or not anybody has the contact (T0). */
export async function observeQuestion(
  q: Queries,
  challenge: string | undefined,
  browserHash: Buffer | undefined,
  at: Date,
): Promise<EvidenceItem[]> {
  const state = challenge ? await challengeState(q, challenge, browserHash) : undefined
  return state ? datedEvidence(at, questionEvidence(state)) : []
}

function questionEvidence(state: ChallengeState): (UndatedEvidence | undefined)[] {
  const { sends, resendInSeconds, triesLeft, proven, over } = state
  const resend = sends >= mostSends ? 'used_up' : resendInSeconds > 0 ? 'waiting' : 'open'
  const code = proven ? 'matches' : over ? 'expired' : triesLeft < 5 ? 'wrong' : undefined
  return [
    { name: 'resend', value: resend, where: 'log' },
    code && { name: 'code', value: code, where: 'log' },
    // A code that we send has no clock that could be off.
    code && { name: 'drift', value: 0, where: 'log' },
  ]
}

const lookBackMilliseconds = 24 * 60 * 60 * 1000
const openedAfterMilliseconds = 2 * 60 * 1000

/** What became of the newest messages with a code or link to this account (T1). */
export async function observeReceipts(q: Queries, accountId: string, at: Date): Promise<EvidenceItem[]> {
  const [all, question] = await Promise.all([receiptsFor(q, { accountId }), newestQuestion(q, accountId)])
  const asked = all.filter(
    ({ purpose, createdAt }) => purpose !== null && at.getTime() - createdAt.getTime() < lookBackMilliseconds,
  )
  const mail = asked.find(({ kind }) => kind === 'email')
  const text = asked.find(({ kind }) => kind === 'phone')
  return datedEvidence(at, [
    mail && { name: 'receipt', value: receiptBand(mail), where: 'delivery' },
    mail && openedEvidence(mail, question?.proven === true, at),
    mail && { name: 'mailbox', value: isCarrier(mail.provider) ? 'carrier' : 'ordinary', where: 'delivery' },
    text && smsEvidence(text),
  ])
}

type ReceiptBand = Extract<EvidenceItem, { name: 'receipt' }>['value']

function receiptBand({ class: kind, status }: Receipt): ReceiptBand {
  switch (kind) {
    case 'accepted':
    case 'no_such_user':
    case 'mailbox_full':
    case 'policy_refused':
    case 'provider_down':
      return kind
    case 'deferred':
      return 'deferred'
    case 'not_configured':
    case 'fault':
      return 'provider_down'
    default:
      return status === 'accepted' ? 'accepted' : 'waiting'
  }
}

/** Whether it was used shows at once; that nobody used it shows only after a while. */
function openedEvidence({ acceptedAt }: Receipt, proven: boolean, at: Date): UndatedEvidence | undefined {
  if (proven) return { name: 'opened', value: 'yes', where: 'delivery' }
  const lain = acceptedAt ? at.getTime() - acceptedAt.getTime() : 0
  return lain >= openedAfterMilliseconds ? { name: 'opened', value: 'none', where: 'delivery' } : undefined
}

function smsEvidence({ class: kind, status }: Receipt): UndatedEvidence {
  const of = (value: Extract<EvidenceItem, { name: 'sms' }>['value']): UndatedEvidence => ({
    name: 'sms',
    value,
    where: 'delivery',
  })
  if (kind === 'sms_no_such_number') return of('no_such_number')
  if (kind === 'sms_refused' || kind === 'policy_refused') return of('refused')
  if (kind === 'sms_unreachable') return of('unreachable')
  return of(status === 'accepted' ? 'delivered' : 'waiting')
}
