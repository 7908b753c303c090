import type { SentMessage } from '../../mechanisms/delivery/index.ts'
import type { Config } from '../../platform/config/index.ts'
import {
  type Content,
  copyButton,
  definitions,
  emptyState,
  given,
  type Html,
  html,
  items,
  layout,
  linkButton,
  moreLinks,
  section,
  type View,
} from '../../platform/html/index.ts'
import { formatTime } from '../../platform/i18n/index.ts'

type Zone = Pick<Config, 'url' | 'timeZone'>

/** Everything that was sent, or what one recipient got; newest first. */
export function outboxPage(view: View, messages: SentMessage[], to: string | undefined, config: Zone): string {
  const { t } = view
  const again = linkButton(t('local.reload'), to ? `/local/outbox?to=${encodeURIComponent(to)}` : '/local/outbox', {
    small: true,
  })
  const only = to && html`<p>${t('local.outboxOf', { to })} <a href="/local/outbox">${t('local.outboxAll')}</a></p>`
  return layout(view, {
    title: t('local.outboxTitle'),
    lead: t('local.outboxLead'),
    width: 'wide',
    body: html`${only}${messages.length ? list(view, messages, config) : emptyState(t('local.empty'))}${again}`,
  })
}

function list(view: View, messages: SentMessage[], config: Zone): Html {
  return items(
    messages.map((message) => ({
      title: html`<a href="/local/outbox/${message.id}">${titleOf(view, message)}</a>`,
      details: [
        given(message.to),
        `${kindOf(view, message)} · ${formatTime(message.createdAt, view.language, config.timeZone)}`,
      ],
      ...(message.code && { action: bigCode(view, message.code) }),
    })),
  )
}

/** One message, as its recipient reads it; links can be followed. */
export function messagePage(view: View, message: SentMessage, config: Zone): string {
  const { t } = view
  const { content, code, to, createdAt } = message
  const rows: { term: Content; value: Content }[] = [
    { term: t('local.to'), value: given(to) },
    { term: t('local.at'), value: formatTime(createdAt, view.language, config.timeZone) },
  ]
  if ('subject' in content) rows.push({ term: t('local.subject'), value: given(content.subject, message.language) })
  return layout(view, {
    title: kindOf(view, message),
    width: 'wide',
    body: html`${code && section('code', t('local.code'), bigCode(view, code))}${section(
      'message',
      t('local.message'),
      html`${definitions(rows)}${body(message, config)}`,
    )}${moreLinks([
      'html' in content && html`<a href="/local/outbox/${message.id}/html">${t('local.asHtml')}</a>`,
      html`<a href="/local/outbox">${t('local.back')}</a>`,
    ])}`,
  })
}

function bigCode({ t }: View, code: string): Html {
  return html`<div data-code="${code}"><code class="code">${code}</code> ${copyButton(t('local.copyCode'), code)}</div>`
}

function kindOf({ t }: View, message: SentMessage): string {
  return t(message.kind === 'email' ? 'local.mail' : 'local.text')
}

function titleOf(view: View, { content, language }: SentMessage): Html {
  return given(
    'subject' in content ? content.subject : (content.text.split('\n')[0] ?? ''),
    language === view.language ? undefined : language,
  )
}

/** The text with its line breaks; what is a link to this installation becomes one. */
function body({ content, language }: SentMessage, { url }: Zone): Html {
  const lines = content.text.trimEnd().split('\n')
  return html`<p lang="${language}">${lines.map((line) => html`${line.split(/(https?:\/\/\S+)/).map((part) => linked(part, url))}<br>`)}</p>`
}

function linked(part: string, url: string): Content {
  return part.startsWith(`${url}/`) ? html`<a href="${part}">${part}</a>` : part
}
