import type { SymptomId } from '../../ids.ts'
import type { ItemShape } from '../item.ts'

const mail: readonly SymptomId[] = ['Y7', 'Y9', 'Y20']
const phone: readonly SymptomId[] = ['Y8', 'Y9', 'Y11']

/** What became of a message. It tells of a person's contacts, so nobody hears it who has proved nothing. */
export const deliveryItems = {
  /** The newest receipt of the mail in question, as the delivery log classes it. */
  receipt: {
    places: ['delivery'],
    level: 'T1',
    about: mail,
    usual: {
      waiting: 0.13,
      accepted: 0.72,
      deferred: 0.04,
      no_such_user: 0.03,
      mailbox_full: 0.01,
      policy_refused: 0.03,
      provider_down: 0.04,
    },
  },
  /** Whether its link or code was used; `none` only when two minutes have gone by. */
  opened: { places: ['delivery'], level: 'T1', about: mail, usual: { yes: 0.4, none: 0.6 } },
  /** Whose mailbox it is: the phone companies filter much more. */
  mailbox: { places: ['delivery'], level: 'T1', about: mail, usual: { ordinary: 0.85, carrier: 0.15 } },
  /** The newest receipt of the text message. `unsuitable`: a line that takes none. */
  sms: {
    places: ['delivery'],
    level: 'T1',
    about: phone,
    usual: {
      waiting: 0.15,
      delivered: 0.7,
      no_such_number: 0.03,
      refused: 0.05,
      unreachable: 0.05,
      unsuitable: 0.02,
    },
  },
  /** The request on the phone. `unseen`: the device never reported that it arrived. */
  push: {
    places: ['delivery'],
    level: 'T1',
    about: ['Y10'],
    usual: { answered: 0.8, failed: 0.02, unseen: 0.06, unanswered: 0.07, denied: 0.05 },
  },
  app_version: { places: ['delivery'], level: 'T1', about: ['Y10'], usual: { current: 0.92, old: 0.08 } },
} as const satisfies Record<string, ItemShape>
