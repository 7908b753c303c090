import type { SessionOfAccount } from '../../../mechanisms/sessions/index.ts'
import {
  button,
  form,
  type Html,
  hint,
  html,
  type Item,
  items,
  section,
  tag,
  type View,
} from '../../../platform/html/index.ts'
import { type AccountContext, accountPage, forAccount } from '../guard/index.ts'

export type SessionRow = SessionOfAccount & { here: boolean }

type Sessions = { rows: SessionRow[]; time(at: Date): string; done?: string | undefined }

export function sessionsPage(view: View, own: AccountContext, { rows, time, done }: Sessions): string {
  const { t } = view
  const list = items(rows.map((row) => sessionItem(view, own, row, time)))
  return accountPage(view, own, {
    title: t('account.nav.sessions'),
    lead: t('account.sessions.lead'),
    current: '/account/sessions',
    done,
    body: html`${section('sessions', t('account.sessions.now'), html`${list}${hint(t('account.sessions.networkHint'))}`)}${section(
      'end',
      t('account.sessions.endTitle'),
      endForms(view, own, rows.length),
    )}`,
  })
}

function sessionItem({ t }: View, own: AccountContext, row: SessionRow, time: (at: Date) => string): Item {
  return {
    icon: /Android|iOS|iPhone|Phone/.test(row.device) ? 'phone' : 'laptop',
    title: html`<bdi>${row.device}</bdi>`,
    ...(row.here && { tag: tag(t('common.thisBrowser'), 'done') }),
    details: [
      t('account.sessions.network', { network: row.network }),
      t('account.sessions.times', { since: time(row.authTime), last: time(row.lastSeenAt) }),
      row.stay && t('account.sessions.stays'),
    ],
    action: row.here
      ? html`<a class="link" href="/sign-out">${t('account.nav.signOut')}</a>`
      : form({ action: '/account/sessions/end', hidden: { ...forAccount(own), session: row.sessionId } }, [
          button(t('account.sessions.end'), {
            look: 'outlined',
            small: true,
            spoken: `${t('account.sessions.end')}: ${row.device}`,
          }),
        ]),
  }
}

/** All others; and everywhere, which is the sign-out of this account with its own page afterwards. */
function endForms({ t }: View, own: AccountContext, count: number): Html {
  const others = form({ action: '/account/sessions/end-others', hidden: forAccount(own) }, [
    html`<div class="actions beside-one-another">${button(t('account.sessions.endOthers'), { look: 'outlined' })}</div>`,
  ])
  const everywhere = form({ action: '/sign-out', hidden: { account: own.account.accountId, how: 'everywhere' } }, [
    html`<div class="actions beside-one-another">${button(t('signOut.everywhere'), { look: 'outlined', icon: 'out' })}</div>`,
    hint(t('signOut.everywhereHint')),
  ])
  return html`${count > 1 && others}${everywhere}`
}
