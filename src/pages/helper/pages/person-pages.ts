import { wordsOf } from '../../../diagnosis/index.ts'
import {
  actions,
  copyButton,
  type Html,
  html,
  layout,
  linkButton,
  moreLinks,
  notice,
  type View,
} from '../../../platform/html/index.ts'
import type { InvestigationView } from '../../../services/investigation/index.ts'
import type { MessageId } from '../repairs/index.ts'
import { triedOnce } from './offers.ts'
import { repairNames } from './result-repairs.ts'

export type PersonPage = {
  investigation: InvestigationView | undefined
  device: string
  /** mailto: or https:, of this installation; undefined where nobody is named. */
  support: string | undefined
  back: string
}

/** Where a person is, and everything that they would ask, ready to be sent. */
export function personPage(view: View, page: PersonPage): string {
  const { t } = view
  const text = caseText(view, page)
  return layout(view, {
    title: t('helper.person.title'),
    lead: t('helper.person.lead'),
    body: html`<h2>${t('helper.person.case')}</h2>${prepared(view, text)}${notice('hint', t('helper.person.never'))}<h2>${t(
      'helper.person.where',
    )}</h2>${page.support ? supportOf(view, page.support, text, page.investigation) : nobody(view)}${moreLinks([html`<a href="${page.back}">${t(page.investigation ? 'helper.toCase' : 'helper.back')}</a>`])}`,
  })
}

/** Only what this level may hear: the text ends up in a mailbox. */
function caseText(view: View, { investigation, device }: PersonPage): string {
  const { t, host } = view
  const joined = (parts: string[]) => parts.join(view.language === 'ja' ? '、' : ', ')
  const result = investigation?.result
  const first = result?.findings[0]
  const tried = triedOnce(result?.tried ?? [])
  const lines = [
    t('helper.person.caseHead', { host }),
    investigation?.attemptLabel && t('helper.person.caseAttempt', { attempt: investigation.attemptLabel }),
    result?.symptom && t('helper.person.caseSymptom', { symptom: t(wordsOf.symptom(result.symptom)) }),
    first
      ? t('helper.person.caseFinding', {
          finding: `${t(wordsOf.confidence(first.word), { cause: t(wordsOf.cause(first.cause)) })} (${first.cause}${first.said ? ` ${first.said}` : ''})`,
        })
      : result && t('helper.person.caseUnknown'),
    first &&
      first.evidence.length > 0 &&
      t('helper.person.caseSeen', { facts: joined(first.evidence.map((fact) => t(wordsOf.fact(fact)))) }),
    tried.length > 0 && t('helper.person.caseTried', { repairs: repairNames(view, tried) }),
    t('helper.person.caseBrowser', { device }),
  ]
  return lines.filter(Boolean).join('\n')
}

function prepared({ t }: View, text: string): Html {
  return html`<pre class="prepared" tabindex="0" role="region" aria-label="${t('helper.person.case')}">${text}</pre>${copyButton(t('helper.person.copy'), text)}`
}

function supportOf(view: View, support: string, text: string, investigation: InvestigationView | undefined): Html {
  const { t } = view
  if (!support.startsWith('mailto:'))
    return actions([linkButton(t('helper.person.open'), support, { look: 'primary', repair: 'person' })])
  const subject = t('helper.person.subject', { attempt: investigation?.attemptLabel ?? view.host })
  const address = support.slice('mailto:'.length)
  return html`<p><bdi dir="ltr">${address}</bdi></p>${actions([
    linkButton(t('helper.person.mail'), mailTo(address, subject, text), { look: 'primary', repair: 'person' }),
  ])}`
}

function nobody({ t }: View): Html {
  return html`<p>${t('helper.person.nobody')}</p><ul class="reading"><li>${t('helper.person.nobodyOrg')}</li><li>${t('helper.person.nobodySelf')}</li></ul>`
}

export const messageIds = [
  'enable',
  'role',
  'join',
  'pass',
  'app',
  'exception',
  'it_team',
  'app_owner',
  'network',
] as const satisfies readonly MessageId[]

export type MessagePage = {
  id: MessageId
  /** The waiting application and the person's own address, as far as they are known. */
  app: string | undefined
  account: string | undefined
  attempt: string | undefined
  back: string
  known: boolean
}

/** A note to somebody who can change it. Nothing in it is invented: what is not known stands in brackets. */
export function messagePage(view: View, page: MessagePage): string {
  const { t, host } = view
  const values = {
    host,
    app: page.app ?? t('helper.ask.noApp'),
    account: page.account ?? t('helper.ask.noAccount'),
  }
  const subject = t(`helper.ask.${page.id}.subject`, values)
  const text = [
    t(`helper.ask.${page.id}.text`, values),
    page.attempt && t('helper.ask.number', { attempt: page.attempt }),
  ]
    .filter(Boolean)
    .join('\n')
  return layout(view, {
    title: t('helper.ask.title'),
    lead: t('helper.ask.lead'),
    body: html`<p>${t('helper.ask.to', { who: t(`helper.ask.${page.id}.to`, values) })}</p>${prepared(view, text)}${actions(
      [linkButton(t('helper.ask.mail'), mailTo('', subject, text), { look: 'primary' })],
    )}${notice('hint', t('helper.person.never'))}${moreLinks([html`<a href="${page.back}">${t(page.known ? 'helper.toCase' : 'helper.back')}</a>`])}`,
  })
}

/** Every value is percent-encoded: nothing in it can add a header or a recipient. */
function mailTo(to: string, subject: string, body: string): string {
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`
}
