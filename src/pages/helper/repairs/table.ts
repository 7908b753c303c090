import { type RepairId, repairShapes } from '../../../diagnosis/index.ts'
import type { GuideId } from '../guides/index.ts'
import type { MessageId, RepairContext, RepairTarget } from './target.ts'

const page = (to: (context: RepairContext) => string): RepairTarget => ({ by: 'page', to })
const guide = (id: GuideId): RepairTarget => ({ by: 'guide', guide: id })
const message = (id: MessageId): RepairTarget => ({ by: 'message', message: id })
const itself: RepairTarget = { by: 'itself' }
/** Passkeys, authenticator apps, calls, recovery without a contact: names of the model that nothing here answers to yet. */
const nothing: RepairTarget = { by: 'nothing' }

/** Sign-in for whoever was named already, or the question who it is. */
const signIn = page(({ flow, sealed }) => `${flow.identifier ? '/sign-in/password' : '/sign-in'}?flow=${sealed()}`)
const whoElse = page(({ sealed }) => `/sign-in?flow=${sealed({ identifier: undefined, accountKind: undefined })}`)
const picker = page(({ sealed }) => `/accounts?flow=${sealed()}`)
const code = page(({ sealed }) => `/sign-in/code?flow=${sealed({ challenge: undefined })}`)
const reset = page(({ sealed }) => `/reset?flow=${sealed({ challenge: undefined })}`)
const within = (path: string) =>
  page(({ sealed, caseToken }) => `/helper/${path}?${caseToken ? `case=${caseToken}&` : ''}flow=${sealed()}`)

/** What every repair of the model does in this installation. A new one does not compile until it stands here. */
const targets: Record<RepairId, RepairTarget> = {
  // What was typed: the page that has the field shows, folds and suggests.
  show_password: signIn,
  to_half_width: signIn,
  remove_spaces: signIn,
  use_suggestion: page(({ sealed }) => `/sign-in?flow=${sealed()}`),
  change_address: page(({ sealed }) => `/sign-in?flow=${sealed()}`),
  read_alike: nothing,
  // The password
  reset_password: reset,
  set_new_password: reset,
  use_passkey: nothing,
  use_own_sign_in: nothing,
  update_manager: guide('update_manager'),
  wait_for_end: signIn,
  // Which account
  choose_account: picker,
  switch_account: picker,
  use_another_account: whoElse,
  keep_this_account: picker,
  switch_organization: picker,
  find_account: within('accounts'),
  create_account: page(({ sealed }) => `/sign-up?flow=${sealed({ identifier: undefined })}`),
  restore_account: page(({ restoreToken, sealed }) =>
    restoreToken ? `/account/restore/${restoreToken}` : `/sign-in?flow=${sealed()}`,
  ),
  send_again: page(({ sealed }) => `/sign-up?flow=${sealed()}`),
  accept_invitation: nothing,
  ask_to_join: message('join'),
  ask_administrator: message('role'),
  ask_to_enable: message('enable'),
  // Messages and codes
  check_junk: guide('check_junk'),
  carrier_steps: guide('carrier'),
  // A code signs in too: whatever the mail was for, this is the shortest one.
  send_plain_mail: page(({ sealed }) => `/sign-in/code?flow=${sealed({ challenge: undefined, plainMail: true })}`),
  send_new_code: code,
  send_new_link: reset,
  use_another_way: within('ways'),
  use_other_contact: page(({ sealed }) => `/sign-in/code?flow=${sealed({ challenge: undefined })}&change=1`),
  call_instead: nothing,
  unblock_sms_steps: guide('unblock_sms'),
  check_signal: guide('check_signal'),
  keep_sending: itself,
  accept_any_code: itself,
  enter_app_code: nothing,
  learn_drift: nothing,
  show_clock_steps: guide('set_clock'),
  check_phone_network: guide('phone_network'),
  update_app: nothing,
  restart_app: nothing,
  // Loss
  use_recovery_code: nothing,
  ask_for_pass: message('pass'),
  start_recovery: nothing,
  report_not_me: within('not-me'),
  // This browser
  start_clean: page(({ sealed }) => `/start-clean?flow=${sealed()}`),
  sign_out_here: page(() => '/sign-out'),
  check_again: signIn,
  allow_cookies: guide('allow_cookies'),
  test_browser: within('browser'),
  open_without_extensions: guide('without_extensions'),
  private_window: guide('private_window'),
  clear_site_data: guide('clear_site_data'),
  other_browser: guide('other_browser'),
  update_browser: guide('update_browser'),
  // Every page works without scripts: there is no simpler one than the page itself.
  use_simple_page: signIn,
  copy_link: within('phone'),
  continue_on_phone: within('phone'),
  continue: signIn,
  stop_loop: itself,
  set_clock: guide('set_clock'),
  // The network, and our own service
  try_again: signIn,
  retry: signIn,
  use_cable: guide('use_cable'),
  copy_for_administrator: message('network'),
  notify_when_well: nothing,
  // Passkeys and machines
  show_qr_code: nothing,
  forget_passkey: nothing,
  disconnect_app: page(() => '/account/applications'),
  sign_out_everywhere: page(() => '/account/sessions'),
  remove_stored_steps: guide('remove_stored'),
  save_files_first: guide('temporary_profile'),
  restart_steps: guide('temporary_profile'),
  safe_mode_steps: guide('safe_mode'),
  send_steps_to_phone: page(
    ({ sealed, caseToken }) => `/helper/phone?steps=temporary_profile&case=${caseToken}&flow=${sealed()}`,
  ),
  // Rules and applications
  ask_for_app: message('app'),
  ask_for_exception: message('exception'),
  set_up_second_step: nothing,
  tell_it_team: message('it_team'),
  send_to_app_owner: message('app_owner'),
  open_billing: nothing,
  // When we may not say more here, and when we do not know
  explain_by_mail: within('mail'),
  person: within('person'),
}

export function targetOf(id: RepairId): RepairTarget {
  return targets[id]
}

/** Whether this installation can do it: what it cannot do is not offered. */
export function isAvailable(id: RepairId, here: { signUp?: boolean } = {}): boolean {
  if (id === 'create_account' && here.signUp === false) return false
  return targets[id].by !== 'nothing'
}

/** Whether a click does something: what happens by itself is told, not offered. */
export function isAction(id: RepairId): boolean {
  return targets[id].by !== 'nothing' && targets[id].by !== 'itself'
}

export function isRepair(id: string | undefined): id is RepairId {
  return id !== undefined && Object.hasOwn(repairShapes, id)
}
