import {
  actions,
  button,
  checkbox,
  disclosure,
  form,
  type Html,
  hint,
  html,
  linkButton,
  newPasswordField,
  type PasswordRule,
  passwordField,
  pauseClock,
  problemSummary,
  section,
  type View,
} from '../../../platform/html/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import { type AccountContext, accountPage, forAccount, heldNotice } from '../guard/index.ts'

export type PasswordSaid = { current?: Problem; password?: Problem }

export type PasswordPage = {
  /** There is a password already. */
  has: boolean
  rule: PasswordRule
  /** For those without scripts; with them a suggestion is one click away. */
  suggestion: string
  /** There are applications that the person may leave signed in. */
  applications: boolean
  said: PasswordSaid
}

export function passwordPage(
  view: View,
  own: AccountContext,
  { has, rule, suggestion, applications, said }: PasswordPage,
): string {
  const { t } = view
  const problem = said.current ?? said.password
  const title = t(has ? 'account.password.title' : 'account.password.setTitle')
  const mismatch = said.current?.slug === 'credentials_mismatch' ? t('account.password.mismatch') : undefined
  const body = form({ action: '/account/password', hidden: forAccount(own) }, [
    username(own),
    has &&
      passwordField(view, {
        name: 'current',
        label: t('account.password.current'),
        autocomplete: 'current-password',
        problem: said.current,
        said: mismatch,
        autofocus: !problem,
      }),
    newPasswordField(view, {
      name: 'password',
      label: t('reset.newPassword'),
      rule,
      problem: said.password,
      autofocus: !has && !problem,
    }),
    html`<noscript>${disclosure(t('account.password.suggestion'), html`<p><code class="whole">${suggestion}</code></p>`)}</noscript>`,
    applications &&
      checkbox({
        name: 'keepApplications',
        text: t('account.password.keepApplications'),
        hint: t('account.password.keepApplicationsHint'),
      }),
    actions([button(t('account.save'))], { beside: true }),
    hint(t('account.password.ends')),
    hint(t('account.password.told')),
  ])
  return accountPage(view, own, {
    title,
    current: '/account/security',
    problem,
    body: html`${problem && problemSummary(view, problem, { for: said.current ? 'current' : 'password', said: mismatch })}${section(
      'change',
      t('account.password.part'),
      body,
    )}`,
  })
}

/** So that password managers know whose password it is. */
function username({ account }: AccountContext): Html {
  return html`<input class="hidden" type="text" name="username" value="${account.userName}" autocomplete="username" readonly tabindex="-1" aria-hidden="true">`
}

type Paused = { problem: Problem; clock?: { remainingSeconds: number; totalSeconds: number } | undefined }

/** The current password is paused, as for a sign-in: how long, and the way on without it. */
export function pausedPage(view: View, own: AccountContext, { problem, clock }: Paused): string {
  const { t } = view
  const body = html`${clock && pauseClock(view, clock)}${actions(
    [
      linkButton(t('reset.title'), '/reset', { look: 'primary', repair: 'reset_password' }),
      linkButton(t('account.back'), own.at('/account/security')),
    ],
    { beside: true },
  )}`
  return accountPage(view, own, {
    title: t('account.password.title'),
    current: '/account/security',
    problem,
    body: html`${problemSummary(view, problem, { waiting: clock !== undefined })}${section('paused', t('account.password.paused'), body)}`,
  })
}

/** While a hold lasts no password is set. */
export function heldPage(view: View, own: AccountContext, until: string): string {
  const { t } = view
  const back = actions([linkButton(t('account.back'), own.at('/account/security'))], { beside: true })
  return accountPage(view, own, {
    title: t('account.password.title'),
    current: '/account/security',
    body: section('held', t('account.password.part'), html`${heldNotice(view, own, until)}${back}`),
  })
}
