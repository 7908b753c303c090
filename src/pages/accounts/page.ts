import { type Flow, requirementLine } from '../../mechanisms/flows/index.ts'
import {
  actions,
  button,
  emptyState,
  form,
  type Html,
  hint,
  html,
  items,
  layout,
  linkButton,
  moreLinks,
  type PickerRow,
  picker,
  problemSummary,
  type View,
} from '../../platform/html/index.ts'
import type { Problem } from '../../platform/problems/index.ts'

export type AccountsPage = {
  flow: string
  requirement: Flow['requirement']
  rows: PickerRow[]
  problem?: Problem | undefined
  /** Rows with a button that takes them off the list. */
  editing: boolean
}

/** The accounts of this browser. Those that do not fit stay, with the reason. */
export function accountsPage(view: View, page: AccountsPage): string {
  const { t } = view
  const { problem, rows } = page
  return layout(view, {
    title: t('accounts.title'),
    lead: requirementLine(t, page.requirement),
    problem,
    body: html`${problem && problemSummary(view, problem)}<h2>${t('accounts.here')}</h2>${
      rows.length === 0
        ? emptyState(t('accounts.none'))
        : page.editing
          ? editList(view, page)
          : form({ action: '/accounts', hidden: { flow: page.flow } }, picker(view, rows))
    }${otherAccount(view, page)}${moreLinks([
      rows.length > 0 &&
        (page.editing
          ? html`<a href="/accounts?flow=${page.flow}">${t('accounts.done')}</a>`
          : html`<a href="/accounts?flow=${page.flow}&amp;edit=1">${t('accounts.edit')}</a>`),
      problem && html`<a href="/helper?flow=${page.flow}&amp;code=${problem.code}">${t('signIn.findOut')}</a>`,
      html`<a href="/helper/accounts?flow=${page.flow}">${t('accounts.which')}</a>`,
      rows.length > 0 && html`<a href="/sign-out">${t('signOut.title')}</a>`,
    ])}${rows.length > 0 && hint(t('accounts.tabs'))}`,
  })
}

function otherAccount({ t }: View, { flow, rows }: AccountsPage): Html {
  const first = rows.length === 0
  return actions([
    linkButton(t(first ? 'signIn.submit' : 'accounts.another'), `/sign-in?flow=${flow}`, {
      look: first ? 'primary' : 'outlined',
      repair: 'switch_account',
    }),
  ])
}

function editList(view: View, page: AccountsPage): Html {
  const { t } = view
  return html`${hint(t('accounts.removeHint'))}${items(
    page.rows.map((row) => ({
      title: html`<bdi>${row.person.name ?? row.person.address}</bdi>`,
      details: [html`<bdi dir="ltr">${row.person.address}</bdi>`],
      action: form({ action: '/accounts/remove', hidden: { flow: page.flow, account: row.value } }, [
        button(t('accounts.remove'), {
          look: 'outlined',
          small: true,
          spoken: `${t('accounts.remove')}: ${row.person.address}`,
        }),
      ]),
    })),
  )}`
}
