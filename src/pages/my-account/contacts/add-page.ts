import {
  actions,
  button,
  field,
  form,
  html,
  linkButton,
  notice,
  problemSummary,
  section,
  type View,
} from '../../../platform/html/index.ts'
import type { Problem } from '../../../platform/problems/index.ts'
import { type AccountContext, accountPage, forAccount } from '../guard/index.ts'

export type Said = {
  problem?: Problem
  /** This account has it already. */
  already?: boolean
  /** Another account of the same kind has it; said to whoever has proved it. */
  taken?: boolean
}

export function addPage(
  view: View,
  own: AccountContext,
  { typed, said }: { typed: string | undefined; said: Said },
): string {
  const { t } = view
  const { problem, already, taken } = said
  const waits = problem?.status === 429
  const body = form({ action: '/account/contacts/add', hidden: forAccount(own) }, [
    field(view, {
      name: 'contact',
      label: t('account.contacts.field'),
      value: typed,
      autocomplete: 'off',
      check: 'identifier',
      hint: t('account.add.hint'),
      problem: waits ? undefined : problem,
      autofocus: !problem && !already && !taken,
      maxlength: 320,
    }),
    actions([button(t('reset.send')), linkButton(t('account.back'), own.at('/account/contacts'))], { beside: true }),
  ])
  return accountPage(view, own, {
    title: t('account.contacts.add'),
    current: '/account/contacts',
    problem,
    body: html`${problem && problemSummary(view, problem, waits ? { waiting: true } : { for: 'contact' })}${
      already && notice('info', t('account.add.already'), { spoken: true })
    }${taken && notice('problem', t('account.add.taken'), { spoken: true })}${section('add', t('account.add.title'), body)}`,
  })
}
