/** How much a person has proved, from a stranger (T0) to an operator (T5). A problem is told from its level upwards. */
export type Level = 'T0' | 'T1' | 'T2' | 'T3' | 'T4' | 'T5'

type Entry = { code: `GK${number}`; status: number; level: Level; action: string; action2?: string }

/**
 * Every problem that a person can meet: one family of causes for each code, with the HTTP status, the level from which
 * it may be told and the click that it offers.
 *
 * A code is never used again and never renumbered; the gaps are reserved. The texts are in `content/texts`,
 * the help for each code is in `content/help`.
 */
const entries = {
  // 1: What was typed
  id_empty: { code: 'GK1001', status: 400, level: 'T0', action: 'focus_field' },
  id_format: { code: 'GK1002', status: 400, level: 'T0', action: 'use_suggestion' },
  id_domain_typo: { code: 'GK1003', status: 400, level: 'T0', action: 'use_suggestion' },
  password_empty: { code: 'GK1004', status: 400, level: 'T0', action: 'sign_in_without_password' },
  caps_on: { code: 'GK1005', status: 400, level: 'T0', action: 'show_password' },
  ime_on: { code: 'GK1006', status: 400, level: 'T0', action: 'to_half_width' },
  code_length: { code: 'GK1007', status: 400, level: 'T0', action: 'paste_again' },
  phone_format: { code: 'GK1008', status: 400, level: 'T0', action: 'choose_country' },
  name_missing: { code: 'GK1009', status: 400, level: 'T0', action: 'focus_field' },
  // 2: The account and its kind
  kind_mismatch: { code: 'GK2002', status: 403, level: 'T0', action: 'switch_account' },
  kind_mismatch_no_match: { code: 'GK2003', status: 403, level: 'T0', action: 'use_another_account' },
  two_kinds: { code: 'GK2004', status: 409, level: 'T2', action: 'choose_personal', action2: 'choose_organization' },
  not_a_member: { code: 'GK2005', status: 403, level: 'T2', action: 'ask_to_join' },
  no_admin_role: { code: 'GK2006', status: 403, level: 'T2', action: 'ask_administrator' },
  wrong_org: { code: 'GK2007', status: 403, level: 'T2', action: 'switch_organization' },
  account_disabled: { code: 'GK2008', status: 403, level: 'T2', action: 'ask_to_enable' },
  account_closed: { code: 'GK2009', status: 410, level: 'T2', action: 'restore_account' },
  id_recovery_sent: { code: 'GK2010', status: 200, level: 'T0', action: 'use_another_contact' },
  no_account_for_contact: { code: 'GK2011', status: 404, level: 'T2', action: 'create_account' },
  unverified: { code: 'GK2012', status: 403, level: 'T2', action: 'send_again' },
  // 3: The password, and pauses
  credentials_mismatch: { code: 'GK3001', status: 401, level: 'T0', action: 'reset_password', action2: 'find_cause' },
  near_lock: { code: 'GK3002', status: 401, level: 'T0', action: 'reset_password' },
  locked_until: { code: 'GK3003', status: 429, level: 'T0', action: 'reset_password' },
  locked_by_others: { code: 'GK3004', status: 429, level: 'T1', action: 'use_another_way' },
  old_password: { code: 'GK3005', status: 401, level: 'T1', action: 'reset_password' },
  manager_stale: { code: 'GK3006', status: 401, level: 'T0', action: 'reset_password' },
  password_must_change: { code: 'GK3007', status: 403, level: 'T2', action: 'set_new_password' },
  password_leaked: { code: 'GK3008', status: 403, level: 'T2', action: 'set_new_password' },
  new_too_short: { code: 'GK3009', status: 400, level: 'T2', action: 'suggest_password' },
  new_too_common: { code: 'GK3010', status: 400, level: 'T2', action: 'suggest_password' },
  no_password: { code: 'GK3011', status: 401, level: 'T1', action: 'use_another_way', action2: 'use_own_sign_in' },
  changed_elsewhere: { code: 'GK3012', status: 401, level: 'T1', action: 'report_not_me', action2: 'confirm_was_me' },
  password_stopped: { code: 'GK3013', status: 429, level: 'T0', action: 'reset_password' },
  // 4: Codes and approval
  code_wrong: { code: 'GK4001', status: 401, level: 'T0', action: 'send_new_code' },
  code_expired: { code: 'GK4002', status: 410, level: 'T0', action: 'use_another_way' },
  code_wait: { code: 'GK4003', status: 429, level: 'T0', action: 'use_another_way' },
  code_limit: { code: 'GK4004', status: 429, level: 'T0', action: 'use_another_way' },
  mail_bounced: { code: 'GK4005', status: 409, level: 'T1', action: 'use_other_contact' },
  mail_full: { code: 'GK4006', status: 409, level: 'T1', action: 'use_other_contact' },
  mail_filtered: { code: 'GK4007', status: 202, level: 'T1', action: 'send_plain_mail' },
  mail_delayed: { code: 'GK4008', status: 202, level: 'T1', action: 'use_another_way' },
  sms_refused: { code: 'GK4009', status: 409, level: 'T1', action: 'call_instead' },
  sms_unreachable: { code: 'GK4010', status: 202, level: 'T1', action: 'use_another_way' },
  push_no_answer: { code: 'GK4011', status: 409, level: 'T1', action: 'enter_app_code' },
  code_clock: { code: 'GK4012', status: 401, level: 'T1', action: 'show_clock_steps' },
  no_method_left: { code: 'GK4013', status: 403, level: 'T1', action: 'start_recovery' },
  sms_number_unknown: { code: 'GK4014', status: 409, level: 'T1', action: 'use_another_way' },
  // 5: Passkeys
  passkey_not_finished: { code: 'GK5001', status: 401, level: 'T0', action: 'try_again', action2: 'use_another_way' },
  passkey_elsewhere: { code: 'GK5002', status: 401, level: 'T0', action: 'show_qr_code' },
  passkey_removed: { code: 'GK5003', status: 401, level: 'T0', action: 'use_another_way' },
  passkey_unsupported: { code: 'GK5004', status: 400, level: 'T0', action: 'copy_link' },
  // 6: Browser, device, network
  cookies_off: { code: 'GK6001', status: 400, level: 'T0', action: 'check_again' },
  loop_stopped: { code: 'GK6002', status: 409, level: 'T0', action: 'start_clean' },
  page_stale: { code: 'GK6003', status: 409, level: 'T0', action: 'continue' },
  session_ended: { code: 'GK6004', status: 401, level: 'T0', action: 'sign_in_again' },
  session_lost: { code: 'GK6005', status: 401, level: 'T0', action: 'test_browser' },
  offline: { code: 'GK6006', status: 503, level: 'T0', action: 'try_again' },
  slow: { code: 'GK6007', status: 503, level: 'T0', action: 'try_again' },
  device_clock: { code: 'GK6008', status: 400, level: 'T0', action: 'check_again' },
  feature_missing: { code: 'GK6009', status: 400, level: 'T0', action: 'use_simple_page' },
  blocked_by_extension: { code: 'GK6010', status: 400, level: 'T0', action: 'open_without_extensions' },
  other_tab: { code: 'GK6011', status: 409, level: 'T3', action: 'continue_as_other', action2: 'stay_as_this' },
  too_many_requests: { code: 'GK6012', status: 429, level: 'T0', action: 'use_another_way' },
  stored_credential_old: { code: 'GK6013', status: 401, level: 'T2', action: 'disconnect_app' },
  temporary_profile: { code: 'GK6014', status: 409, level: 'T0', action: 'send_steps_to_phone' },
  host_blocked: { code: 'GK6015', status: 400, level: 'T0', action: 'copy_for_administrator' },
  // 7: Policy, licence, application
  not_assigned: { code: 'GK7001', status: 403, level: 'T2', action: 'ask_for_app' },
  blocked_by_rule: { code: 'GK7002', status: 403, level: 'T2', action: 'ask_for_exception' },
  second_step_needed: { code: 'GK7003', status: 403, level: 'T2', action: 'set_up_second_step' },
  idp_failed: { code: 'GK7004', status: 502, level: 'T2', action: 'try_again', action2: 'tell_it_team' },
  app_misconfigured: { code: 'GK7005', status: 400, level: 'T0', action: 'send_to_app_owner' },
  org_suspended: { code: 'GK7006', status: 403, level: 'T2', action: 'open_billing' },
  not_allowed: { code: 'GK7007', status: 403, level: 'T0', action: 'use_another_account' },
  // 8: Links, recovery, support
  reset_sent: { code: 'GK8001', status: 200, level: 'T0', action: 'use_another_contact' },
  link_used: { code: 'GK8002', status: 410, level: 'T0', action: 'send_new_link' },
  link_expired: { code: 'GK8003', status: 410, level: 'T0', action: 'send_new_link' },
  recovery_started: { code: 'GK8004', status: 200, level: 'T1', action: 'see_progress' },
  recovery_more: { code: 'GK8005', status: 403, level: 'T1', action: 'add_information' },
  recovery_stopped: { code: 'GK8006', status: 410, level: 'T1', action: 'report_not_me' },
  case_created: { code: 'GK8007', status: 200, level: 'T0', action: 'talk_now', action2: 'call_back' },
  // 9: Our own fault
  service_degraded: { code: 'GK9001', status: 503, level: 'T0', action: 'notify_when_well' },
  unexpected: { code: 'GK9002', status: 500, level: 'T0', action: 'try_again' },
  provider_down: { code: 'GK9003', status: 503, level: 'T0', action: 'use_another_way' },
  maintenance: { code: 'GK9004', status: 503, level: 'T0', action: 'notify_when_well' },
} as const satisfies Record<string, Entry>

export type ProblemSlug = keyof typeof entries

type Entries = (typeof entries)[ProblemSlug]

/** What a problem's button does. A page that knows the id offers the click; one that does not leaves it out. */
export type ActionId = Entries['action'] | Extract<Entries, { action2: string }>['action2']

export const catalogue: Record<
  ProblemSlug,
  {
    code: string
    status: number
    level: Level
    action: ActionId
    action2?: ActionId
  }
> = entries
