import {
  accountLine,
  actions,
  button,
  form,
  type Html,
  hint,
  html,
  layout,
  moreLinks,
  notice,
  passwordField,
  pauseClock,
  problemSummary,
  type View,
} from '../../platform/html/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { type Account, maskContact } from '../../records/accounts/index.ts'
import { base, type Goal, purposes } from './goal.ts'
import type { Methods } from './methods.ts'

export type ConfirmPage = {
  account: Account
  goal: Goal
  methods: Methods
  problem?: Problem | undefined
  /** While the password is paused. */
  clock?: { remainingSeconds: number; totalSeconds: number } | undefined
}

/** "Confirm that it is you": what for, and with what. */
export function confirmPage(view: View, page: ConfirmPage): string {
  const { t } = view
  const { account, goal, methods, problem, clock } = page
  const mismatch = problem?.slug === 'credentials_mismatch' ? t('account.password.mismatch') : undefined
  const summary = clock || problem?.status === 429 ? { waiting: true } : { for: 'password', said: mismatch }
  const { lead, back } = purposes[goal.purpose]
  const none = !methods.password && methods.contacts.length === 0
  return layout(view, {
    title: t('account.confirm.title'),
    lead: t(lead),
    problem,
    body: html`${problem && problemSummary(view, problem, summary)}${accountLine(view, {
      address: account.userName,
      name: account.fullName,
      kind: account.kind,
      ...(account.organizationName ? { organization: account.organizationName } : {}),
    })}${clock && pauseClock(view, clock)}${!clock && methods.password && passwordForm(view, page, mismatch)}${methods.contacts.map(
      (contact) => codeForm(view, page, contact.contactId, maskContact(contact.kind, contact.value), methods.password),
    )}${none && notice('info', t('account.confirm.nothing'))}${moreLinks([
      html`<a href="${back}?as=${account.accountId}">${t('account.back')}</a>`,
      methods.password &&
        goal.purpose !== 'hold.end' &&
        html`<a href="/reset" data-repair="reset_password">${t('reset.title')}</a>`,
    ])}`,
  })
}

const hiddenOf = ({ account, goal }: ConfirmPage) => ({ as: account.accountId, for: goal.purpose, to: goal.to })

function passwordForm(view: View, page: ConfirmPage, mismatch: string | undefined): Html {
  const { t } = view
  const { account, problem } = page
  return form({ action: base, hidden: hiddenOf(page) }, [
    html`<input class="hidden" type="text" name="username" value="${account.userName}" autocomplete="username" readonly tabindex="-1" aria-hidden="true">`,
    passwordField(view, {
      name: 'password',
      label: t('signUp.password'),
      autocomplete: 'current-password',
      problem: problem?.status === 429 ? undefined : problem,
      said: mismatch,
      autofocus: !problem,
    }),
    actions([button(t('account.confirm.goOn'))]),
  ])
}

function codeForm(view: View, page: ConfirmPage, contact: string, mask: string, second: boolean): Html {
  const { t } = view
  return form({ action: `${base}/send`, hidden: { ...hiddenOf(page), contact } }, [
    hint(html`${t('account.confirm.codeTo')} <bdi dir="ltr">${mask}</bdi>`),
    actions([
      button(t('reset.send'), { look: second ? 'outlined' : 'primary', spoken: `${t('reset.send')}: ${mask}` }),
    ]),
  ])
}
