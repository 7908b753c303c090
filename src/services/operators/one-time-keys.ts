import { peekOnce } from '../../mechanisms/one-time/index.ts'
import type { Context } from '../context.ts'

/** The one-time link, and the key that a browser gets for it. */
export const invitation = { type: 'operator_entrance', minutes: 15 } as const
export const stay = { type: 'operator_stay', minutes: 8 * 60 } as const

const key = /^[\w-]{43}$/

export function isKey(text: string | undefined): text is string {
  return text !== undefined && key.test(text)
}

/** Looking spends nothing: programs that open links in messages must not use it up. */
export async function isInvitationOpen({ db }: Pick<Context, 'db'>, text: string): Promise<boolean> {
  return isKey(text) && (await peekOnce(db, invitation.type, text)).state === 'open'
}
