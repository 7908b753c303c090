import type { Cause } from './cause.ts'

/** G2: the right person with the wrong one of their accounts. */
export const kind = {
  C13: {
    slug: 'wrong_kind',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK2002', when: ['fitting_here.yes'] }, { code: 'GK2003' }],
    repairs: [
      ['switch_account', 0.95],
      ['use_another_account', 0.85],
      ['choose_account', 0.8],
      ['find_account', 0.5],
    ],
  },
  C14: {
    slug: 'session_reused',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK2003', when: ['fitting_here.no'] }, { code: 'GK2002' }],
    repairs: [
      ['switch_account', 0.95],
      ['choose_account', 0.9],
      ['use_another_account', 0.85],
      ['sign_out_here', 0.7],
    ],
  },
  C15: {
    slug: 'two_kinds',
    disclosure: 'proof',
    from: 'T2',
    said: [{ code: 'GK2004' }],
    repairs: [
      ['choose_account', 0.9],
      ['find_account', 0.6],
    ],
  },
  C16: {
    slug: 'not_a_member',
    disclosure: 'proof',
    from: 'T3',
    said: [{ code: 'GK2005' }],
    repairs: [
      ['accept_invitation', 0.95],
      ['choose_account', 0.4],
      ['ask_to_join', 0.7],
    ],
  },
  C17: {
    slug: 'no_admin_role',
    disclosure: 'proof',
    from: 'T3',
    said: [{ code: 'GK2006' }],
    repairs: [
      ['choose_account', 0.4],
      ['ask_administrator', 0.7],
    ],
  },
  C18: {
    slug: 'wrong_organisation',
    disclosure: 'proof',
    from: 'T3',
    said: [{ code: 'GK2007' }],
    repairs: [
      ['switch_organization', 0.95],
      ['choose_account', 0.5],
    ],
  },
} as const satisfies Record<string, Cause>
