import type { Speaks } from './speaks.ts'

/** G1: what was typed, and with which account in mind. */
export const input = {
  C01: {
    likely: {
      known_here: { near: 0.75, none: 0.15, other: 0.095, same: 0.005 },
      fill: { typed: 0.93, filled: 0.02 },
      near_account: { yes: 0.8 },
      account: { unknown: 0.95, active: 0.05 },
    },
    ruledOutBy: ['known_here.same', 'account.active'],
  },
  C02: {
    likely: {
      domain: { typo: 0.8, no_mail: 0.19 },
      known_here: { none: 0.6, other: 0.2, near: 0.19, same: 0.01 },
      fill: { typed: 0.93, filled: 0.02 },
      account: { unknown: 0.97, active: 0.03 },
    },
    ruledOutBy: ['known_here.same', 'domain.ordinary', 'domain.carrier', 'domain.organisation'],
  },
  C03: {
    likely: { wide: { seen: 0.97 }, fill: { typed: 0.96, filled: 0.01 }, tries: { first: 0.4, same: 0.3 } },
    ruledOutBy: ['wide.none'],
  },
  C04: {
    likely: {
      // Without Caps Lock it can still be a slip of the first letter.
      caps: { on: 0.8 },
      fill: { typed: 0.99 },
      tries: { first: 0.5, same: 0.24, few: 0.18, several: 0.08 },
      last_success: { today: 0.5, month: 0.42, longer: 0.08 },
    },
    ruledOutBy: ['fill.filled'],
  },
  C05: {
    likely: { extra: { spaces: 0.84, invisible: 0.13 }, fill: { pasted: 0.6, typed: 0.35 } },
    ruledOutBy: ['extra.none'],
  },
  C06: {
    likely: { folded: { yes: 0.96 }, fill: { typed: 0.95 } },
    confirmedBy: ['folded.yes'],
    ruledOutBy: ['folded.no'],
  },
  C07: {
    likely: {
      same_as_other: { yes: 0.8 },
      other_success: { yes: 0.35 },
      tries: { first: 0.2, few: 0.4, same: 0.1, several: 0.3 },
      last_success: { today: 0.12, month: 0.48, longer: 0.4 },
    },
  },
  C08: {
    likely: {
      former: { yes: 0.9 },
      password_change: { self: 0.5, admin: 0.2 },
      tries: { first: 0.4, same: 0.3, few: 0.2, several: 0.1 },
      stored: { none: 0.5 },
      other_device: { works: 0.6 },
    },
    // After a change that nobody familiar made, a former password points at a takeover as well.
    confirmedBy: [
      ['former.yes', 'sensitive.none'],
      ['former.yes', 'sensitive.familiar'],
    ],
  },
  C09: {
    likely: {
      tries: { first: 0.12, few: 0.15, same: 0.03, several: 0.7 },
      fill: { typed: 0.94, filled: 0.02 },
      last_success: { today: 0.05, month: 0.35, longer: 0.6 },
    },
  },
  C10: {
    likely: {
      fill: { filled: 0.96, pasted: 0.04 },
      tries: { first: 0.3, same: 0.62, few: 0.06, several: 0.02 },
      password_change: { self: 0.45, admin: 0.15 },
      other_device: { works: 0.5 },
    },
    ruledOutBy: ['fill.typed'],
  },
  C11: {
    likely: {
      account: { unknown: 0.97 },
      known_here: { none: 0.75, other: 0.24, near: 0.005, same: 0.005 },
      last_success: { today: 0.05, month: 0.15, longer: 0.8 },
      other_device: { works: 0.05 },
    },
    ruledOutBy: ['account.active', 'account.unverified', 'account.disabled', 'account.closed'],
  },
  C12: {
    likely: { password: { none: 0.98 } },
    confirmedBy: ['password.none'],
    ruledOutBy: ['password.set'],
  },
} as const satisfies Record<string, Speaks>
