import { explain, type Problem } from '../problems/index.ts'
import { attribute, type Content, type Html, html, raw } from './html.ts'
import { type IconName, icon } from './icons.ts'
import type { View } from './view.ts'

/**
 * What went wrong, at the head of the page: it takes the focus, and is read out once.
 *
 * With `for` (a field's id) it links to the field, where the whole text stands, and itself says the first sentence.
 * `waiting` is for a problem that time alone solves: it looks like a wait, not like a fault.
 * `said` stands in for the problem's own words where a page can tell more exactly what happened.
 */
export function problemSummary(
  view: View,
  problem: Problem,
  options: { for?: string; action?: Html; waiting?: boolean; said?: string | undefined } = {},
): Html {
  const said = options.said ?? explain(problem, view.t).said
  const { for: target, action, waiting } = options
  // Nobody has to check anything when the fault is ours.
  const ours = problem.code.startsWith('GK9')
  const text = target ? html`<a href="#${target}">${firstSentence(said)}</a>` : said
  return html`<div class="summary${waiting ? ' summary-wait' : ''}" role="alert" tabindex="-1" autofocus data-problem="${problem.code}">${
    waiting ? icon.clock : icon.alert
  }<div>${!waiting && !ours && html`<h2>${view.t('common.problemHeading')}</h2>`}<p>${text}</p>${action}</div></div>`
}

/** Up to the first full stop that ends a sentence; the dots of an address do not. */
export function firstSentence(text: string): string {
  return /^.*?(?:。|[.?!](?=\s|$))/.exec(text)?.[0] ?? text
}

export type NoticeKind = 'hint' | 'wait' | 'done' | 'problem' | 'info'

const iconOf: Record<NoticeKind, IconName> = {
  hint: 'hint',
  wait: 'clock',
  done: 'done',
  problem: 'alert',
  info: 'info',
}

/** A message that stands in the page: its kind is told by icon, colour and words. */
export function notice(
  kind: NoticeKind,
  body: Content,
  options: {
    title?: Content
    action?: Html
    problem?: Problem /** Read out when the page opens: what was just done. */
    spoken?: boolean
  } = {},
): Html {
  return html`<div class="notice notice-${kind}"${options.spoken && raw(' role="status"')}${attribute('data-problem', options.problem?.code)}>${
    icon[iconOf[kind]]
  }<div>${options.title && html`<h2>${options.title}</h2>`}<p>${body}</p>${options.action}</div></div>`
}

/** A quiet line under a field or a button. */
export function hint(text: Content, id?: string): Html {
  return html`<p class="hint"${attribute('id', id)}>${text}</p>`
}

/** Nothing there yet: why that is, and how to begin. */
export function emptyState(text: Content, action?: Html): Html {
  return html`<div class="empty"><p>${text}</p>${action}</div>`
}
