import { type Html, html } from '../../platform/html/index.ts'

const mark = /`([^`]+)`|\[([^\]]+)\]\((\/[^)\s]*)\)/g

/** Markdown's inline form as HTML: `code` and [words](/address on this site). All else is escaped text. */
export function inline(text: string): Html {
  const pieces = []
  let from = 0
  for (const match of text.matchAll(mark)) {
    const [whole, code, words, address] = match
    pieces.push(text.slice(from, match.index))
    pieces.push(code === undefined ? html`<a href="${address}">${words}</a>` : html`<code>${code}</code>`)
    from = match.index + whole.length
  }
  pieces.push(text.slice(from))
  return html`${pieces}`
}

/** The text without its marks, for searching. */
export function plain(text: string): string {
  return text.replace(mark, (_, code, words) => code ?? words)
}
