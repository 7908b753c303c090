import { type Language, translator } from '../i18n/index.ts'
import type { Problem } from '../problems/index.ts'
import { asset } from './assets.ts'
import { browserTexts, textsAttribute } from './browser-texts.ts'
import { type Content, type Html, html, raw } from './html.ts'
import { icon, mark } from './icons.ts'
import { places, type View } from './view.ts'

export type Page = {
  title: string
  /** The line under the title: the application's requirement, or what this page is for. */
  lead?: Content
  /** Prefixes the title, and puts the code into the foot. The summary itself is placed by the page (`problemSummary`). */
  problem?: Problem
  body: Html
  /** Stands beside the card from 840 px on, and under it below that. */
  aside?: Html
  /** 'card' is one thing to do, 440 px; 'wide' is for pages of several parts. */
  width?: 'card' | 'wide'
  /** Wide pages: the way around, beside the parts where there is room (`sideNavigation`). */
  side?: Html
  /** What else belongs into the card's foot, above the code and the help link. */
  foot?: Html
  /** Without scripts, the page asks for itself again after this many seconds: for the end of a wait. */
  refreshSeconds?: number
  /** false leaves scripts out altogether. */
  script?: boolean
}

/** A whole HTML document. Works without scripts; loads one style sheet and, deferred, one small script. */
export function layout(view: View, page: Page): string {
  const { language, t } = view
  const fixed = fixedFor(language)
  const scripted = page.script !== false
  const title = page.problem ? t('common.errorTitle', { title: page.title }) : page.title
  return String(html`${fixed.open}<title>${title} - ${view.brand?.name ?? fixed.name}</title>${scripted ? fixed.script : ''}${
    page.refreshSeconds ? refresh(page.refreshSeconds, view.path) : ''
  }</head>
<body data-server-time="${Date.now()}"${scripted ? fixed.texts : ''}>
<header class="brand">${mark}<p><b>${view.brand?.name ?? fixed.name}</b> <bdi class="host">${view.host}</bdi></p></header>
${page.width === 'wide' ? wide(view, page) : card(view, page)}
<nav class="tongues" aria-label="${fixed.languages}">${tongues(view)}</nav>
${fixed.footer}
${view.local ? fixed.local : ''}${scripted ? fixed.patterns : ''}
</body>
</html>`)
}

function card(view: View, page: Page): Html {
  return html`<main class="stage${page.aside ? ' pair' : ''}"><div class="card">${heading(page)}${fixedPlace}${page.body}${foot(view, page)}</div>${
    page.aside && html`<aside class="beside">${page.aside}</aside>`
  }</main>`
}

function wide(view: View, page: Page): Html {
  return html`<main class="stage wide${page.side ? ' sided' : ''}">${page.side}<div class="parts">${heading(page)}${fixedPlace}${page.body}${
    page.aside && html`<aside class="beside">${page.aside}</aside>`
  }${foot(view, page)}</div></main>`
}

function heading(page: Page): Html {
  return html`<h1>${page.title}</h1>${page.lead && html`<p class="lead">${page.lead}</p>`}`
}

/** The code and the number of the attempt, for whoever asks; help is always here, on every page. */
function foot(view: View, page: Page): Html {
  const code = page.problem?.code
  return html`<footer class="foot">${page.foot}${attempt(view)}<p class="trace">${trace(view, code)}<a class="help" href="${places.help}">${view.t('common.help')}</a></p></footer>`
}

function attempt({ attemptId, t }: View): Html | '' {
  if (!attemptId) return ''
  return html`<p class="attempt"><span class="hidden">${t('common.attempt')} </span><code>${attemptId}</code></p>`
}

function trace(view: View, code: string | undefined): Html | '' {
  const { attemptId, t } = view
  if (!code && !attemptId) return ''
  const copied = [code, attemptId].filter(Boolean).join(' ')
  return html`<span class="number">${code && html`<a href="${places.problem(code)}">${code}</a>`} <button type="button" class="copy" data-copy="${copied}" hidden>${t('common.copy')}</button></span>`
}

/**
 * A page that comes back by itself would lose what is being typed: scripts count down in place instead.
 * It names its address, since that of a page that answers a form has lost the query.
 */
function refresh(seconds: number, address: string): Html {
  const [path, query] = pathWithoutLanguage(address)
  return html`<noscript><meta http-equiv="refresh" content="${Math.max(1, Math.ceil(seconds))};url=${path}?${query}"></noscript>`
}

function tongues(view: View): Html {
  const names: Record<Language, string> = { ja: '日本語', en: 'English' }
  const [path, rest] = pathWithoutLanguage(view.path)
  const one = (language: Language) =>
    language === view.language
      ? html`<span lang="${language}" aria-current="true">${names[language]}</span>`
      : html`<a lang="${language}" hreflang="${language}" href="${path}?${rest}lang=${language}">${names[language]}</a>`
  return html`${one('ja')}${one('en')}`
}

/**
 * The path and the query without `lang`, ready for another one.
 *
 * A path that begins with two slashes would lead to another host: it loses one.
 */
export function pathWithoutLanguage(address: string): [path: string, query: string] {
  const mark = address.indexOf('?')
  const path = (mark < 0 ? address : address.slice(0, mark)).replace(/^[/\\]*/, '/')
  if (mark < 0) return [path, '']
  const kept = address
    .slice(mark + 1)
    .split('&')
    .filter((pair) => pair && pair !== 'lang' && !pair.startsWith('lang='))
  return [path, kept.map((pair) => `${pair}&`).join('')]
}

/** Where scripts put messages about this browser. */
const fixedPlace = raw('<div id="notices" class="notices" aria-live="polite"></div>')

/** What is the same on every page of a language, put together once, when the first page of that language is made. */
const fixedParts: Partial<Record<Language, ReturnType<typeof makeFixed>>> = {}

function fixedFor(language: Language) {
  fixedParts[language] ??= makeFixed(language)
  return fixedParts[language]
}

function makeFixed(language: Language) {
  const t = translator(language)
  const link = (href: string, text: string) => html`<a href="${href}">${text}</a>`
  const fixed = {
    open: html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><meta name="theme-color" content="#f7f6f2" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#121417" media="(prefers-color-scheme: dark)"><meta name="format-detection" content="telephone=no"><link rel="icon" type="image/svg+xml" href="${asset('favicon.svg')}"><link rel="stylesheet" href="${asset('app.css')}">`,
    script: html`<script type="module" src="${asset('app.js')}"></script><link rel="modulepreload" href="${asset('fields.js')}"><link rel="modulepreload" href="${asset('typing.js')}">`,
    texts: textsAttribute(browserTexts(language)),
    footer: html`<footer class="site">${link(places.cookies, t('common.cookies'))}${link(places.privacy, t('common.privacy'))}${link(places.status, t('common.status'))}</footer>`,
    local: html`<aside class="local" aria-label="${t('common.localName')}">${t('common.local')} ${link(places.outbox, t('common.localOutbox'))}</aside>`,
    patterns: html`<div id="spoken" class="hidden" role="status"></div><template id="notice-pattern"><div class="notice">${icon.info}<div><p data-words></p><button type="button" class="link"></button></div></div></template><template id="hint-pattern"><div class="tip">${icon.hint}<div><p data-words></p><button type="button" class="link"></button></div></div></template>`,
  }
  const plain = Object.entries(fixed).map(([name, piece]) => [name, raw(String(piece))])
  return { ...(Object.fromEntries(plain) as typeof fixed), name: t('common.name'), languages: t('common.languages') }
}
