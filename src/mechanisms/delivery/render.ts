import { html, raw } from 'hono/html'
import type { Config } from '../../platform/config/index.ts'
import {
  formatDate,
  formatTime,
  type Key,
  type Language,
  type Translate,
  translator,
} from '../../platform/i18n/index.ts'
import { ownLink, plainText } from './plain-text.ts'
import { carriesCode, formOf, missingValue, type Template } from './templates.ts'

export type Values = Record<string, string | number>
export type Mail = { subject: string; text: string; html?: string }
export type TextMessage = { text: string }

export type MessageForm = {
  kind: 'email' | 'phone'
  template: Template
  language: Language
  /** Without links and HTML. */
  plain?: boolean
}

type Link = { url: string; label: string }

/** What both forms of a mail say, in their order. */
type Content = {
  subject: string
  heading: string
  intro: string
  code?: string | undefined
  until?: string | undefined
  /** Where a code belongs, and nowhere else. */
  only?: string | undefined
  links: Link[]
  asked: [label: string, value: string][]
  notYou: string
  notYouLink?: Link | undefined
  foot: string
}

/**
 * Makes the message from its template: subject, text and HTML for a mail, one short text for a phone.
 *
 * `values.until` and `values.at` (milliseconds since 1970) are told as clock times; `device`, `network` say who asked.
 * Values are text only, one line, 80 characters at most; links lead to `config.url`.
 * Throws when a value is missing or a link leads elsewhere: that is a fault of the caller.
 */
export function renderMessage(form: MessageForm & { kind: 'email' }, values: Values, config: RenderConfig): Mail
export function renderMessage(form: MessageForm, values: Values, config: RenderConfig): Mail | TextMessage
export function renderMessage(form: MessageForm, values: Values, config: RenderConfig): Mail | TextMessage {
  const missing = missingValue(form.template, values)
  if (missing) throw new Error(`${form.template} needs the value ${missing}`)
  const shown = shownValues(form.language, values, config)
  if (form.kind === 'phone') return { text: textMessage(form, shown, config) }
  const content = contentOf(form, values, shown, config)
  if (form.plain) return { subject: content.subject, text: asText({ ...content, links: [], notYouLink: undefined }) }
  return { subject: content.subject, text: asText(content), html: asHtml(form.language, content) }
}

/** The values with the moment of the request and, for a code, its end: people are told both. */
export function withTimes(message: { template: Template; createdAt: Date; notAfter: Date }, values: Values): Values {
  const times: Values = { at: message.createdAt.getTime() }
  if (carriesCode(message.template)) times.until = message.notAfter.getTime()
  return { ...times, ...values }
}

export type RenderConfig = Pick<Config, 'url' | 'timeZone'>

/** The values as people read them: times in the installation's zone, links checked, everything else plain text. */
function shownValues(language: Language, values: Values, config: RenderConfig): Record<string, string> {
  const shown: Record<string, string> = { host: new URL(config.url).host }
  for (const [name, value] of Object.entries(values)) {
    if (/^link$|Link$/.test(name)) shown[name] = ownLink(value, config.url)
    else if (name === 'date' && typeof value === 'number')
      shown[name] = formatDate(new Date(value), language, config.timeZone)
    else if (typeof value === 'number' && (name === 'until' || name === 'at'))
      shown[name] = clock(value, language, config)
    else shown[name] = plainText(value)
  }
  return shown
}

function clock(at: number, language: Language, config: RenderConfig): string {
  return formatTime(new Date(at), language, config.timeZone)
}

function textMessage(form: MessageForm, shown: Record<string, string>, config: RenderConfig): string {
  const t = translator(form.language)
  const text = t(`mail.${form.template}.sms`, shown)
  // The last line binds the code to this host: browsers fill it in nowhere else.
  return shown.code ? `${text}\n\n@${new URL(config.url).host} #${shown.code}` : text
}

function contentOf(form: MessageForm, values: Values, shown: Record<string, string>, config: RenderConfig): Content {
  const t = translator(form.language)
  const { actions, notYou, stranger } = formOf(form.template)
  const say = (part: 'subject' | 'heading' | 'intro' | 'notYou') => t(`mail.${form.template}.${part}` as Key, shown)
  const linkOf = (action: (typeof actions)[number]): Link => ({
    url: action.value ? (shown[action.value] as string) : `${config.url}${action.path}`,
    label: t(action.label),
  })
  const hasCode = carriesCode(form.template)
  return {
    subject: plainSubject(say('subject')),
    heading: say('heading'),
    intro: say('intro'),
    code: hasCode ? shown.code : undefined,
    until: untilLine(t, form.language, values, shown, config),
    only: hasCode ? t('mail.only', shown) : undefined,
    links: actions.map(linkOf),
    // Even the name of a browser is a word of whoever asked: strangers are sent none.
    asked: stranger ? [] : askedLines(t, shown),
    notYou: say('notYou'),
    notYouLink: notYou && linkOf(notYou),
    foot: t('mail.foot', shown),
  }
}

function untilLine(
  t: Translate,
  language: Language,
  values: Values,
  shown: Record<string, string>,
  config: RenderConfig,
) {
  if (!shown.until) return undefined
  const zone =
    config.timeZone === 'Asia/Tokyo' ? t('mail.japanTime') : zoneName(Number(values.until), language, config.timeZone)
  return t('code' in values ? 'mail.untilCode' : 'mail.untilLink', { until: shown.until, zone })
}

/** The zone in words, since a mail is read anywhere. */
function zoneName(at: number, language: Language, timeZone: string): string {
  const format = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    timeZone,
    timeZoneName: 'longGeneric',
  })
  return format.formatToParts(new Date(at)).find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}

function askedLines(t: Translate, shown: Record<string, string>): [string, string][] {
  const lines: [string, string | undefined][] = [
    [t('mail.asked.device'), shown.device],
    [t('mail.asked.network'), shown.network],
    [t('mail.asked.at'), shown.at],
  ]
  return lines.filter((line): line is [string, string] => Boolean(line[1]))
}

/** A subject is one line, whatever was filled in. */
function plainSubject(subject: string): string {
  return subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}

function asText(content: Content): string {
  const { code, until, only, links, asked, notYou, notYouLink, foot } = content
  const paragraphs = [
    content.heading,
    content.intro,
    code,
    [until, only].filter(Boolean).join('\n'),
    ...links.map((link) => `${link.label}:\n${link.url}`),
    asked.map(([label, value]) => `${label}: ${value}`).join('\n'),
    [notYou, notYouLink && `${notYouLink.label}:\n${notYouLink.url}`].filter(Boolean).join('\n'),
    `-- \n${foot}`,
  ]
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`
}

const sheet = `:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:24px;font:16px/1.6 system-ui,-apple-system,"Hiragino Sans","Noto Sans JP","Yu Gothic UI",sans-serif}
main{max-width:32em;margin:0 auto}
h1{font-size:20px;line-height:1.4;margin:0 0 16px}
p,table{margin:0 0 16px}
.code{font:600 32px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.12em}
table{border-spacing:0}
th{text-align:left;vertical-align:top;white-space:nowrap;font-weight:400;padding-right:16px;opacity:.75}
footer{margin-top:32px;font-size:13px;opacity:.75}`

// No colours of our own but on the button, no pictures: it is read on any ground, light or dark.
const button =
  'display:inline-block;padding:12px 24px;border-radius:8px;background:#1E4E8C;color:#FFFFFF;text-decoration:none;font-weight:600'

function asHtml(language: Language, content: Content): string {
  const { code, until, only, links, asked, notYou, notYouLink, foot } = content
  return String(html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${content.subject}</title>
<style>${raw(sheet)}</style>
</head>
<body><main>
<h1>${content.heading}</h1>
<p>${content.intro}</p>
${code ? html`<p class="code" style="font-size:32px;font-family:monospace">${code}</p>` : ''}
${until || only ? html`<p>${until ?? ''}${until && only ? html`<br>` : ''}${only ?? ''}</p>` : ''}
${links.map(
  (link, index) => html`<p><a href="${link.url}"${index === 0 ? html` style="${button}"` : ''}>${link.label}</a></p>
`,
)}
${asked.length ? html`<table>${asked.map(([label, value]) => html`<tr><th>${label}</th><td>${value}</td></tr>`)}</table>` : ''}
<p>${notYou}${notYouLink ? html`<br><a href="${notYouLink.url}">${notYouLink.label}</a>` : ''}</p>
<footer>${foot}</footer>
</main></body>
</html>
`)
}
