import type { Speaks } from './speaks.ts'

/** G2: the right person with the wrong one of their accounts. */
export const kind = {
  C13: {
    likely: {
      kind: { personal: 0.85, organisation: 0.13 },
      reuse: { none: 0.85, fits: 0.13, unfit: 0.02 },
      purpose: { work: 0.88 },
      other_success: { yes: 0.2 },
      tries: { first: 0.4, few: 0.35 },
    },
    confirmedBy: [
      ['kind.personal', 'reuse.none'],
      ['kind.organisation', 'reuse.none'],
    ],
    ruledOutBy: ['kind.fits'],
  },
  C14: {
    likely: {
      reuse: { unfit: 0.95 },
      kind: { personal: 0.6, organisation: 0.1 },
      tabs: { several: 0.4 },
      other_device: { works: 0.8 },
      purpose: { work: 0.7 },
      loop: { two_accounts: 0.25 },
    },
    confirmedBy: ['reuse.unfit'],
    ruledOutBy: ['reuse.none'],
  },
  C15: {
    likely: {
      kinds: { both: 0.96 },
      other_success: { yes: 0.6 },
      purpose: { work: 0.6 },
      known_here: { same: 0.7 },
    },
    ruledOutBy: ['kinds.single'],
  },
  C16: {
    likely: { membership: { none: 0.6, invited: 0.37 }, purpose: { work: 0.85 }, account: { active: 0.97 } },
    confirmedBy: ['membership.none', 'membership.invited'],
    ruledOutBy: ['membership.member', 'membership.other_selected'],
  },
  C17: {
    likely: { role: { missing: 0.98 }, membership: { member: 0.98 }, purpose: { work: 0.85 } },
    confirmedBy: [['role.missing', 'membership.member']],
    ruledOutBy: ['role.present', 'membership.none', 'membership.invited', 'membership.other_selected'],
  },
  C18: {
    likely: { membership: { other_selected: 0.97 }, purpose: { work: 0.8 } },
    confirmedBy: ['membership.other_selected'],
    ruledOutBy: ['membership.member', 'membership.none', 'membership.invited'],
  },
} as const satisfies Record<string, Speaks>
