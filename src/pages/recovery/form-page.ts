import {
  actions,
  button,
  form,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  passwordField,
  problemSummary,
  type View,
} from '../../platform/html/index.ts'
import type { Problem } from '../../platform/problems/index.ts'

export type RecoveryForm = {
  because: 'asleep' | 'contest'
  /** This browser is an established device: it is the second proof. */
  device: boolean
  action: string
  problem?: Problem | undefined
}

export function recoveryFormPage(view: View, page: RecoveryForm): string {
  const { t } = view
  const { problem, because } = page
  const waits = problem?.status === 429
  return layout(view, {
    title: t('account.recovery.title'),
    problem,
    body: html`${problem && problemSummary(view, problem, waits ? { waiting: true } : { for: 'password' })}<p>${t(`account.recovery.${because}.why`)}</p>${
      because === 'asleep' ? asleepForm(view, page) : stands(view)
    }${moreLinks([html`<a href="/helper/person" data-repair="person">${t('signIn.person')}</a>`])}`,
  })
}

function asleepForm(view: View, { device, action, problem }: RecoveryForm) {
  const { t } = view
  if (device) {
    return html`${notice('done', t('account.recovery.asleep.device'))}${form({ action }, [actions([button(t('account.recovery.asleep.goOn'))])])}`
  }
  return html`<p>${t('account.recovery.asleep.show')}</p>${form({ action }, [
    passwordField(view, {
      name: 'password',
      label: t('account.recovery.asleep.password'),
      autocomplete: 'current-password',
      problem: problem?.status === 429 ? undefined : problem,
      autofocus: !problem,
    }),
    actions([button(t('account.recovery.asleep.goOn'))]),
  ])}<ul class="reading"><li>${t('account.recovery.asleep.knownDevice')}</li><li>${t('account.recovery.asleep.another')}</li></ul>`
}

/** Nothing can be shown here that would change it: the ways that are open are told, none is faked. */
function stands({ t }: View) {
  return html`<ul class="reading"><li>${t('account.recovery.contest.signIn')}</li><li>${t('account.recovery.contest.person')}</li></ul>${actions(
    [linkButton(t('signIn.submit'), '/sign-in', { look: 'primary' })],
  )}`
}
