import type { Fact } from '../evidence/index.ts'
import type { Level } from '../ids.ts'

/**
 * `auto`: done by the page itself where it is safe; `one_click`: a button; `guide`: steps that the person takes;
 * `support`: somebody else has to act, with everything already filled in.
 */
export type RepairKind = 'auto' | 'one_click' | 'guide' | 'support'

export type RepairShape = {
  kind: RepairKind
  /** How little it asks of the person: 1 nothing at all, 0.9 a click, 0.5 some steps, 0.2 waiting for others. */
  ease: number
  /** From which level it may be offered; it stands for something that only that level may hear of. */
  from?: Level
  /** Offered only if one of these facts is there. */
  needs?: readonly Fact[]
  /** Not offered if one of these facts is there. */
  unless?: readonly Fact[]
  /** Offered only after this one did not help. */
  after?: string
  /** `first`: before anything else, to save what would be lost. `last`: after everything but a person. */
  place?: 'first' | 'last'
}

/**
 * Everything that can be offered. Where a problem's button does the same thing, the name is that button's,
 * so a page that can do the one can do the other.
 */
const repairs = {
  // What was typed
  show_password: { kind: 'one_click', ease: 0.95 },
  to_half_width: { kind: 'one_click', ease: 0.95 },
  remove_spaces: { kind: 'one_click', ease: 0.95 },
  use_suggestion: { kind: 'one_click', ease: 0.95 },
  change_address: { kind: 'one_click', ease: 0.85 },
  read_alike: { kind: 'auto', ease: 1 },
  // The password
  reset_password: { kind: 'one_click', ease: 0.7 },
  set_new_password: { kind: 'one_click', ease: 0.75, from: 'T2' },
  use_passkey: { kind: 'one_click', ease: 0.85 },
  use_own_sign_in: { kind: 'one_click', ease: 0.85, from: 'T1' },
  update_manager: { kind: 'guide', ease: 0.5 },
  wait_for_end: { kind: 'auto', ease: 0.7 },
  // Which account
  choose_account: { kind: 'one_click', ease: 0.85 },
  switch_account: { kind: 'one_click', ease: 0.9, needs: ['fitting_here.yes'] },
  use_another_account: { kind: 'one_click', ease: 0.85 },
  keep_this_account: { kind: 'one_click', ease: 0.85 },
  switch_organization: { kind: 'one_click', ease: 0.9, from: 'T3' },
  find_account: { kind: 'one_click', ease: 0.65 },
  create_account: { kind: 'one_click', ease: 0.55 },
  restore_account: { kind: 'one_click', ease: 0.85, from: 'T2' },
  send_again: { kind: 'one_click', ease: 0.85, from: 'T2' },
  accept_invitation: { kind: 'one_click', ease: 0.9, from: 'T3', needs: ['membership.invited'] },
  ask_to_join: { kind: 'support', ease: 0.4, from: 'T3' },
  ask_administrator: { kind: 'support', ease: 0.4, from: 'T3' },
  ask_to_enable: { kind: 'support', ease: 0.4, from: 'T2' },
  // Messages and codes
  check_junk: {
    kind: 'guide',
    ease: 0.6,
    unless: ['receipt.no_such_user', 'receipt.mailbox_full', 'receipt.policy_refused', 'receipt.deferred'],
  },
  carrier_steps: { kind: 'guide', ease: 0.4 },
  send_plain_mail: { kind: 'one_click', ease: 0.9 },
  send_new_code: { kind: 'one_click', ease: 0.9, unless: ['resend.used_up'] },
  send_new_link: { kind: 'one_click', ease: 0.9, unless: ['resend.used_up'] },
  use_another_way: { kind: 'one_click', ease: 0.85 },
  use_other_contact: { kind: 'one_click', ease: 0.9, from: 'T1' },
  call_instead: { kind: 'one_click', ease: 0.8 },
  unblock_sms_steps: { kind: 'guide', ease: 0.4 },
  check_signal: { kind: 'guide', ease: 0.55 },
  keep_sending: { kind: 'auto', ease: 0.9 },
  accept_any_code: { kind: 'auto', ease: 1 },
  enter_app_code: { kind: 'one_click', ease: 0.85 },
  learn_drift: { kind: 'auto', ease: 0.95, from: 'T1' },
  show_clock_steps: { kind: 'guide', ease: 0.5 },
  check_phone_network: { kind: 'guide', ease: 0.5 },
  update_app: { kind: 'guide', ease: 0.4, needs: ['app_version.old'] },
  restart_app: { kind: 'guide', ease: 0.45, place: 'last' },
  // Loss
  use_recovery_code: { kind: 'one_click', ease: 0.75 },
  ask_for_pass: { kind: 'support', ease: 0.45 },
  start_recovery: { kind: 'one_click', ease: 0.3 },
  report_not_me: { kind: 'one_click', ease: 0.85 },
  // This browser
  start_clean: { kind: 'one_click', ease: 0.85 },
  sign_out_here: { kind: 'one_click', ease: 0.85 },
  check_again: { kind: 'one_click', ease: 0.85 },
  allow_cookies: { kind: 'guide', ease: 0.5 },
  test_browser: { kind: 'one_click', ease: 0.8, unless: ['page.rewritten'] },
  open_without_extensions: { kind: 'guide', ease: 0.45 },
  private_window: { kind: 'guide', ease: 0.45, after: 'start_clean' },
  clear_site_data: { kind: 'guide', ease: 0.3, after: 'start_clean' },
  other_browser: {
    kind: 'guide',
    ease: 0.45,
    needs: ['page.changed', 'page.rewritten', 'features.missing', 'browser.in_app', 'storage.blocked'],
  },
  update_browser: { kind: 'guide', ease: 0.35, needs: ['features.missing'] },
  use_simple_page: { kind: 'one_click', ease: 0.85 },
  copy_link: { kind: 'one_click', ease: 0.7, needs: ['browser.in_app', 'passkey.unsupported'] },
  continue_on_phone: { kind: 'one_click', ease: 0.7 },
  continue: { kind: 'auto', ease: 1 },
  stop_loop: { kind: 'auto', ease: 1 },
  set_clock: { kind: 'guide', ease: 0.55 },
  // The network, and our own service
  try_again: { kind: 'one_click', ease: 0.9 },
  retry: { kind: 'auto', ease: 1 },
  use_cable: { kind: 'guide', ease: 0.3, needs: ['rtt.slow'], place: 'last' },
  copy_for_administrator: { kind: 'one_click', ease: 0.6 },
  notify_when_well: { kind: 'one_click', ease: 0.75 },
  // Passkeys and machines
  show_qr_code: { kind: 'one_click', ease: 0.8 },
  forget_passkey: { kind: 'auto', ease: 1 },
  disconnect_app: { kind: 'one_click', ease: 0.9, from: 'T2' },
  sign_out_everywhere: { kind: 'one_click', ease: 0.7, from: 'T2' },
  remove_stored_steps: { kind: 'guide', ease: 0.35 },
  save_files_first: { kind: 'guide', ease: 0.5, place: 'first' },
  restart_steps: { kind: 'guide', ease: 0.4 },
  safe_mode_steps: { kind: 'guide', ease: 0.25 },
  send_steps_to_phone: { kind: 'one_click', ease: 0.8 },
  // Rules and applications
  ask_for_app: { kind: 'support', ease: 0.5, from: 'T3' },
  ask_for_exception: { kind: 'support', ease: 0.45, from: 'T2' },
  set_up_second_step: { kind: 'one_click', ease: 0.75, from: 'T2' },
  tell_it_team: { kind: 'support', ease: 0.5, from: 'T2' },
  send_to_app_owner: { kind: 'support', ease: 0.5 },
  open_billing: { kind: 'one_click', ease: 0.6, from: 'T3' },
  // When we may not say more here, and when we do not know
  explain_by_mail: { kind: 'one_click', ease: 0.4 },
  person: { kind: 'support', ease: 0.25, place: 'last' },
} as const satisfies Record<string, RepairShape>

export type RepairId = keyof typeof repairs

export const repairShapes: Record<RepairId, RepairShape> = repairs

/** The order of the catalogue breaks ties. */
export const repairIds = Object.keys(repairs) as RepairId[]
