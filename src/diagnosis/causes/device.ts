import type { Cause } from './cause.ts'

/** G8: passkeys, phones and machines, and their loss. */
export const device = {
  C48: {
    slug: 'passkey_elsewhere',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK5002' }],
    repairs: [
      ['show_qr_code', 0.8],
      ['use_another_way', 0.7],
      ['continue_on_phone', 0.7],
    ],
  },
  C49: {
    slug: 'passkey_dismissed',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK5001' }],
    repairs: [
      ['try_again', 0.75],
      ['use_another_way', 0.75],
      ['show_qr_code', 0.3],
    ],
  },
  C50: {
    slug: 'passkey_removed',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK5003' }],
    repairs: [
      ['forget_passkey', 0.8],
      ['use_another_way', 0.85],
    ],
  },
  C51: {
    slug: 'factor_lost',
    disclosure: 'proof',
    from: 'T1',
    said: [{ code: 'GK4013' }],
    repairs: [
      ['use_recovery_code', 0.6],
      ['use_another_way', 0.4],
      ['ask_for_pass', 0.6],
      ['start_recovery', 0.7],
    ],
  },
  C52: {
    slug: 'temporary_profile',
    disclosure: 'own',
    from: 'T0',
    said: [{ code: 'GK6014' }],
    repairs: [
      ['save_files_first', 0.9],
      ['send_steps_to_phone', 0.6],
      ['restart_steps', 0.6],
      ['safe_mode_steps', 0.4],
    ],
  },
  C53: {
    slug: 'stored_credential',
    disclosure: 'proof',
    from: 'T2',
    said: [{ code: 'GK6013' }],
    repairs: [
      ['disconnect_app', 0.9],
      ['sign_out_everywhere', 0.7],
      ['remove_stored_steps', 0.7],
    ],
  },
} as const satisfies Record<string, Cause>
