import type { Key } from '../../platform/i18n/index.ts'

/** A link below the text: the value that holds it, or a fixed path of this installation; and its label. */
type Action = { value?: string; path?: string; label: Key }

type Form = {
  /** Values that must be there; device and network may always be given. */
  needs: readonly string[]
  /** Answers "Not you?"; all others are offered as the way on. */
  notYou?: Action
  actions: readonly Action[]
  /** Goes to an address that no account uses: rare, and without a word of whoever asked. */
  stranger?: true
}

const setPassword = (value?: string): Action => ({
  ...(value ? { value } : { path: '/reset' }),
  label: 'mail.label.setPassword',
})
const seeAccount: Action = { path: '/account', label: 'mail.label.account' }
const undo: Action = { value: 'undoLink', label: 'mail.label.undo' }

/** Every message there is. The texts are in content/texts/<language>/mail.json under the same names. */
const forms = {
  sign_up_code: { needs: ['code', 'link'], actions: [{ value: 'link', label: 'mail.label.goOn' }] },
  sign_up_taken: {
    needs: ['signInLink', 'resetLink'],
    actions: [{ value: 'signInLink', label: 'mail.label.signIn' }, setPassword('resetLink')],
  },
  sign_in_code: { needs: ['code'], actions: [], notYou: seeAccount },
  sign_in_unknown: { needs: [], actions: [{ path: '/sign-up', label: 'mail.label.signUp' }], stranger: true },
  sign_in_explained: { needs: ['link'], actions: [{ value: 'link', label: 'mail.label.explain' }], notYou: seeAccount },
  sign_in_explained_unknown: {
    needs: [],
    actions: [{ path: '/sign-up', label: 'mail.label.signUp' }],
    stranger: true,
  },
  find_code: { needs: ['code'], actions: [], notYou: seeAccount },
  find_unknown: { needs: [], actions: [{ path: '/sign-up', label: 'mail.label.signUp' }], stranger: true },
  reset_code: { needs: ['code', 'link'], actions: [setPassword('link')], notYou: seeAccount },
  reset_started: { needs: ['link'], actions: [setPassword('link')] },
  reset_unknown: {
    needs: ['signUpLink'],
    actions: [{ value: 'signUpLink', label: 'mail.label.signUp' }],
    stranger: true,
  },
  password_changed: { needs: ['undoLink'], actions: [], notYou: undo },
  password_paused_way_in: {
    needs: ['link'],
    actions: [{ value: 'link', label: 'mail.label.signIn' }],
    notYou: seeAccount,
  },
  password_stopped: { needs: ['resetLink'], actions: [setPassword('resetLink')] },
  contact_code: { needs: ['code'], actions: [] },
  contact_added: { needs: ['mask', 'undoLink'], actions: [], notYou: undo },
  contact_removed: { needs: ['mask', 'undoLink'], actions: [], notYou: undo },
  new_browser: {
    needs: ['device', 'network', 'notMeLink'],
    actions: [],
    notYou: { value: 'notMeLink', label: 'mail.label.notMe' },
  },
  confirm_code: { needs: ['code'], actions: [], notYou: seeAccount },
  password_changed_elsewhere: { needs: [], actions: [] },
  contact_added_here: { needs: ['mask'], actions: [] },
  contact_removed_here: { needs: ['mask'], actions: [] },
  signed_in_held: {
    needs: ['device', 'network', 'notMeLink'],
    actions: [],
    notYou: { value: 'notMeLink', label: 'mail.label.notMe' },
  },
  change_tried: {
    needs: ['device', 'network'],
    actions: [],
    notYou: { path: '/account/sessions', label: 'mail.label.seeDevices' },
  },
  contest_opened: { needs: ['date'], actions: [{ path: '/account/contest', label: 'mail.label.confirmMine' }] },
  contest_undone: { needs: [], actions: [setPassword()] },
  contest_stands: { needs: [], actions: [], notYou: setPassword() },
  contest_lost: { needs: ['link'], actions: [{ value: 'link', label: 'mail.label.recover' }] },
  recovery_form: { needs: ['link'], actions: [{ value: 'link', label: 'mail.label.recover' }] },
  account_closing: { needs: ['date', 'restoreLink'], actions: [{ value: 'restoreLink', label: 'mail.label.restore' }] },
  account_restored: { needs: [], actions: [seeAccount], notYou: setPassword() },
  profile_changed: { needs: [], actions: [seeAccount], notYou: setPassword() },
  application_disconnected: { needs: ['app'], actions: [seeAccount], notYou: setPassword() },
  session_ended_everywhere: { needs: [], actions: [], notYou: setPassword() },
} as const satisfies Record<string, Form>

export type Template = keyof typeof forms

export const templates = Object.keys(forms) as Template[]

export function formOf(template: Template): Form {
  return forms[template]
}

/** The first value that is missing for this template, or undefined. */
export function missingValue(template: Template, values: object): string | undefined {
  return formOf(template).needs.find((name) => !(name in values))
}

/** Messages that carry a code have a second form without links. */
export function carriesCode(template: Template): boolean {
  return formOf(template).needs.includes('code')
}
