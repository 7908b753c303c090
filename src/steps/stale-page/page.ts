import { actions, html, layout, linkButton, problemSummary, type View } from '../../platform/html/index.ts'
import type { Problem } from '../../platform/problems/index.ts'

type StalePage = {
  problem: Problem
  /** The application that had been waiting, where that is still known, and where it begins. */
  app: string | undefined
  start: string | undefined
  next: string
}

/** The page is old: nobody knows any more where it was to lead. */
export function stalePage(view: View, { problem, app, start, next }: StalePage): string {
  const { t } = view
  const toApplication = app && start && linkButton(t('page.staleOpen', { app }), start, { look: 'primary' })
  const goOn = linkButton(t('page.staleGoOn'), next, { look: toApplication ? 'outlined' : 'primary' })
  const body = html`${problemSummary(view, problem, { said: t('page.staleSaid') })}<p>${
    app ? t('page.staleApp', { app }) : t('page.staleSomeApp')
  }</p>${actions([toApplication || '', goOn])}`
  return layout(view, { title: t('page.staleTitle'), problem, body })
}
