import type { peekOnce } from '../../../mechanisms/one-time/index.ts'
import {
  actions,
  button,
  type Content,
  form,
  html,
  layout,
  linkButton,
  problemSummary,
  type View,
} from '../../../platform/html/index.ts'
import type { Web } from '../../../platform/http/index.ts'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { findAccount, refusalOf } from '../../../records/accounts/index.ts'
import type { MyAccountDeps } from '../guard/index.ts'

/** Why a link from a mail does nothing any more. */
export function linkProblem(
  deps: Pick<MyAccountDeps, 'timeText'>,
  c: Web,
  seen: Awaited<ReturnType<typeof peekOnce>>,
): Problem | undefined {
  if (seen.state === 'open') return undefined
  if (seen.state === 'expired') return problem('link_expired', { time: deps.timeText(seen.at, c.get('language')) })
  return problem('link_used')
}

/** The same for links that change an account in use: one whose organisation is paused is not changed, and the link stays good. */
export async function stateProblem(
  deps: Pick<MyAccountDeps, 'db' | 'timeText' | 'dateText'>,
  c: Web,
  seen: Awaited<ReturnType<typeof peekOnce>>,
): Promise<Problem | undefined> {
  if (seen.state !== 'open') return linkProblem(deps, c, seen)
  const account = seen.entry.accountId ? await findAccount(deps.db, seen.entry.accountId) : undefined
  if (!account) return problem('link_used')
  return refusalOf(account, (at) => deps.dateText(at, c.get('language')))
}

/** A link from a mail was opened: what it is for, and one button. Opening changes nothing, since mail scanners open links too. */
export function linkPage(
  view: View,
  page: {
    title: string
    lead: Content
    /** What the button does. */
    more?: Content
    action: string
    button: string
    repair?: string
    problem?: Problem | undefined
  },
): string {
  const { t } = view
  if (page.problem) {
    const ways = actions([linkButton(t('account.link.toAccount'), '/account', { look: 'primary' })])
    return layout(view, {
      title: page.title,
      problem: page.problem,
      body: html`${problemSummary(view, page.problem)}${ways}`,
    })
  }
  const go = button(page.button, { ...(page.repair && { repair: page.repair }) })
  return layout(view, {
    title: page.title,
    body: html`<p>${page.lead}</p>${page.more && html`<p>${page.more}</p>`}${form({ action: page.action }, [actions([go])])}`,
  })
}
