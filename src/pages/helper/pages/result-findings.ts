import { type DisclosedFinding, type Fact, wordsOf } from '../../../diagnosis/index.ts'
import {
  attribute,
  badge,
  button,
  disclosure,
  form,
  type Html,
  html,
  items,
  type View,
} from '../../../platform/html/index.ts'
import type { Reading } from './result.ts'

export function findingBox(view: View, finding: DisclosedFinding): Html {
  const { t } = view
  const { cause, word, evidence, said } = finding
  return html`<section class="finding ${word}" data-cause="${cause}" data-confidence="${word}"${attribute('data-problem', said)} aria-labelledby="cause-${cause}"><p class="sureness">${t(
    `helper.result.word.${word}`,
  )}</p><h2 id="cause-${cause}">${sentence(view, t(wordsOf.cause(cause)))}</h2>${
    evidence.length > 0 &&
    html`<p class="seen-from">${t('helper.result.seenFrom')}</p><ul class="evidence">${evidence.slice(0, 4).map((fact) => evidenceLine(view, fact))}</ul>`
  }</section>`
}

export function evidenceLine({ t }: View, fact: Fact): Html {
  return html`<li data-fact="${fact}">${t(wordsOf.fact(fact))}</li>`
}

/** The engine's words are clauses that can follow a colon; alone they begin with a capital. */
function sentence({ language }: View, clause: string): string {
  return language === 'en' ? clause.charAt(0).toUpperCase() + clause.slice(1) : clause
}

/** What cannot be told apart from the first is shown as fully; what is less likely, in one line. */
export function alsoPossible({ view, investigation }: Reading): Html | '' {
  const [, ...others] = investigation.result.findings
  if (others.length === 0) return ''
  const { t } = view
  const tied = others.filter((finding) => finding.tied)
  const less = others.filter((finding) => !finding.tied)
  return html`${tied.length > 0 && html`<p class="hint">${t('helper.result.tied')}</p>${tied.map((finding) => findingBox(view, finding))}`}${
    less.length > 0 &&
    disclosure(
      t('helper.result.also'),
      html`<ul class="reading">${less.map(
        ({ cause, word }) =>
          html`<li data-cause="${cause}">${t(wordsOf.confidence(word), { cause: t(wordsOf.cause(cause)) })}</li>`,
      )}</ul>`,
    )
  }`
}

/** Whoever proved a contact sees every account that it opens, and goes on with the one that is meant. */
export function ownAccounts({ view, investigation, flow }: Reading): Html | '' {
  const { t } = view
  const usable = investigation.accounts.filter(({ status }) => status === 'active')
  if (usable.length < 2 || !investigation.flow?.identifier) return ''
  return html`<h2>${t('helper.result.accounts')}</h2>${items(
    usable.map((account) => ({
      title: account.organization ? html`<bdi>${account.organization}</bdi>` : t('common.personalAccount'),
      tag: badge(view, account.kind),
      action: form(
        { action: '/helper/account', hidden: { case: investigation.token, flow, account: account.accountId } },
        button(t('helper.accounts.use'), {
          look: 'outlined',
          small: true,
          repair: 'switch_account',
          spoken: t('helper.accounts.spoken', { account: account.organization ?? t('common.personalAccount') }),
        }),
      ),
    })),
  )}`
}
