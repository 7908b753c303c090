import { button, form, type Html, html, type View } from '../../platform/html/index.ts'
import { type WhyHere, whyAside } from './why.ts'

/** Accounts on this browser's own list, beside the one that was typed. */
export type OtherAccount = { accountId: string; userName: string; kind: 'personal' | 'organization' }

/** The engine's answer, and the accounts that this browser knows: its own list, so it may be told to anybody. */
export function asideOf(
  view: View,
  page: { why?: WhyHere | undefined; others?: OtherAccount[] | undefined; flow: string },
): Html | undefined {
  const { t } = view
  const others = (page.others ?? []).slice(0, 2).map((other) => ({
    said: html`${t('signIn.usedHere', { address: other.userName })}`,
    icon: 'person' as const,
    action: form({ action: '/accounts', hidden: { flow: page.flow, account: other.accountId } }, [
      button(t('signIn.useThat'), { look: 'link', repair: 'switch_account' }),
    ]),
  }))
  return page.why && whyAside(view, { ...page.why, more: others })
}
