import type { Speaks } from './speaks.ts'

/** G4: a message on its way, and the code in it. */
export const delivery = {
  C24: {
    likely: {
      receipt: { accepted: 0.98 },
      opened: { none: 0.96 },
      mailbox: { ordinary: 0.95 },
      median: { usual: 0.97 },
    },
    ruledOutBy: [
      ...(['receipt.deferred', 'receipt.no_such_user', 'receipt.mailbox_full', 'receipt.policy_refused'] as const),
      ...(['receipt.provider_down', 'opened.yes'] as const),
    ],
  },
  C25: {
    likely: {
      receipt: { no_such_user: 0.92, accepted: 0.02 },
      domain: { typo: 0.2, no_mail: 0.3 },
      opened: { none: 0.99 },
    },
    confirmedBy: ['receipt.no_such_user'],
    ruledOutBy: ['receipt.accepted', 'opened.yes'],
  },
  C26: {
    likely: { receipt: { mailbox_full: 0.95 }, opened: { none: 0.99 } },
    confirmedBy: ['receipt.mailbox_full'],
    ruledOutBy: ['receipt.accepted', 'opened.yes'],
  },
  C27: {
    likely: {
      receipt: { deferred: 0.75, waiting: 0.2, accepted: 0.05 },
      opened: { none: 0.9 },
      median: { slow: 0.5 },
      // It came too late for its code.
      code: { expired: 0.6, older: 0.2, wrong: 0.1 },
    },
    confirmedBy: ['receipt.deferred'],
    ruledOutBy: ['receipt.no_such_user', 'receipt.mailbox_full', 'receipt.policy_refused'],
  },
  C28: {
    likely: {
      receipt: { policy_refused: 0.45, accepted: 0.52 },
      mailbox: { carrier: 0.9 },
      domain: { carrier: 0.85 },
      opened: { none: 0.98 },
    },
    confirmedBy: ['receipt.policy_refused', ['mailbox.carrier', 'receipt.accepted', 'opened.none']],
    ruledOutBy: [
      ['mailbox.ordinary', 'receipt.accepted'],
      'receipt.no_such_user',
      'receipt.mailbox_full',
      'opened.yes',
    ],
  },
  C29: {
    likely: {
      sms: { no_such_number: 0.75, delivered: 0.2 },
      number_age: { old: 0.75 },
      new_phone: { yes: 0.7 },
      last_success: { longer: 0.5 },
    },
    confirmedBy: ['sms.no_such_number'],
    ruledOutBy: ['sms.refused', 'sms.unreachable', 'sms.unsuitable'],
  },
  C30: {
    likely: { sms: { refused: 0.92 }, new_phone: { yes: 0.25 } },
    confirmedBy: ['sms.refused'],
    ruledOutBy: ['sms.delivered', 'sms.no_such_number', 'sms.unreachable', 'sms.unsuitable'],
  },
  C31: {
    likely: { sms: { unreachable: 0.78, unsuitable: 0.17 } },
    confirmedBy: ['sms.unreachable', 'sms.unsuitable'],
    ruledOutBy: ['sms.delivered', 'sms.no_such_number', 'sms.refused'],
  },
  C32: {
    likely: { resend: { used_up: 0.85, waiting: 0.15 } },
    confirmedBy: ['resend.used_up'],
    ruledOutBy: ['resend.open'],
  },
  C33: {
    likely: { code: { older: 0.3, expired: 0.38, wrong: 0.3 }, code_near: { yes: 0.5 }, link: { expired: 0.3 } },
    confirmedBy: ['code.older', 'code.expired', 'code_near.yes'],
    ruledOutBy: ['code.matches'],
  },
} as const satisfies Record<string, Speaks>
