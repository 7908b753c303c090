import type { AuthenticatorKind } from '../kind.ts'

/**
 * Codes and links that are sent to a contact. They prove that somebody reads it, no more: a mailbox is no authenticator
 * (SP 800-63B-4, 3.1.3.1), so they have names of their own and never raise the level. RFC 8176 has "sms"; it has none
 * for mail.
 */
export const contactCodeKinds = {
  email_code: {
    amr: ['email'],
    shows: 'contact',
    steps: ['first'],
    limit: 'question',
    response: 'code',
    name: 'signIn.ways.emailCode',
  },
  sms_code: {
    amr: ['sms'],
    shows: 'contact',
    steps: ['first'],
    limit: 'question',
    response: 'code',
    name: 'signIn.ways.smsCode',
  },
} as const satisfies Record<string, AuthenticatorKind>
