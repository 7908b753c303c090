import type { Cause } from './cause.ts'

/** G4: a message on its way, and the code in it. */
export const delivery = {
  C24: {
    slug: 'mail_in_junk',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK4007' }],
    repairs: [
      ['send_plain_mail', 0.5],
      ['check_junk', 0.7],
      ['use_another_way', 0.45],
      ['send_new_code', 0.2],
    ],
  },
  C25: {
    slug: 'mailbox_unknown',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK4005' }],
    repairs: [
      ['use_other_contact', 0.85],
      ['change_address', 0.8],
      ['use_another_way', 0.7],
    ],
  },
  C26: {
    slug: 'mailbox_full',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK4006' }],
    repairs: [
      ['use_other_contact', 0.85],
      ['use_another_way', 0.7],
    ],
  },
  C27: {
    slug: 'mail_delayed',
    disclosure: 'neutral',
    from: 'T0',
    // The code's text names the provider that asked us to wait.
    said: [{ code: 'GK4008', from: 'T1' }],
    repairs: [
      ['keep_sending', 0.75],
      ['use_another_way', 0.6],
    ],
  },
  C28: {
    slug: 'mail_filtered',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK4007' }],
    repairs: [
      ['send_plain_mail', 0.6],
      ['use_another_way', 0.6],
      ['carrier_steps', 0.75],
      ['check_junk', 0.3],
    ],
  },
  C29: {
    slug: 'number_unknown',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK4014' }],
    repairs: [
      ['use_another_way', 0.75],
      ['use_recovery_code', 0.5],
      ['start_recovery', 0.5],
    ],
  },
  C30: {
    slug: 'sms_refused',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK4009' }],
    repairs: [
      ['call_instead', 0.75],
      ['use_another_way', 0.6],
      ['unblock_sms_steps', 0.6],
    ],
  },
  C31: {
    slug: 'phone_unreachable',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK4010' }],
    repairs: [
      ['use_another_way', 0.65],
      ['keep_sending', 0.5],
      ['check_signal', 0.6],
    ],
  },
  C32: {
    slug: 'resend_limit',
    disclosure: 'neutral',
    from: 'T0',
    said: [{ code: 'GK4004', when: ['resend.used_up'] }, { code: 'GK4003' }],
    repairs: [
      ['wait_for_end', 0.8],
      ['use_another_way', 0.6],
    ],
  },
  C33: {
    slug: 'code_differs',
    disclosure: 'neutral',
    from: 'T0',
    said: [{ code: 'GK4002', when: ['code.expired'] }, { code: 'GK4001' }],
    repairs: [
      ['accept_any_code', 0.9],
      ['send_new_code', 0.9],
      ['use_another_way', 0.5],
    ],
  },
} as const satisfies Record<string, Cause>
