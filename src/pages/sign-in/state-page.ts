import { attemptLabel } from '../../platform/crypto/index.ts'
import {
  actions,
  button,
  form,
  html,
  layout,
  linkButton,
  problemSummary,
  type View,
} from '../../platform/html/index.ts'
import type { Problem } from '../../platform/problems/index.ts'
import { asideOf } from './aside.ts'
import type { WhyHere } from './why.ts'

/** The right password, but a state of the account that only its owner may hear of. */
export function statePage(
  view: View,
  page: {
    flow: string
    problem: Problem
    attemptId: string
    restore?: string | undefined
    why?: WhyHere | undefined
  },
): string {
  const { t } = view
  return layout(
    { ...view, attemptId: attemptLabel(page.attemptId) },
    {
      title: t('signIn.title'),
      problem: page.problem,
      body: html`${problemSummary(view, page.problem)}${
        page.restore
          ? form({ action: '/account/restore', hidden: { ticket: page.restore, flow: page.flow } }, [
              actions([button(t('signIn.restore'), { repair: 'restore_account' })]),
            ])
          : ''
      }${actions([linkButton(t('accounts.another'), `/sign-in?flow=${page.flow}`, { repair: 'switch_account' })])}`,
      aside: asideOf(view, page),
    },
  )
}
