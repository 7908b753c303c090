import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export { html, raw }

/** A piece of a page, safe to put into another: made by `html`, which escapes, or by `raw`, which trusts. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What a place in a page takes: text is escaped. */
export type Content = Html | string

/** ` name="value"`, or nothing without a value. `true` gives the bare name. */
export function attribute(name: string, value: string | number | boolean | null | undefined): Html | '' {
  if (value === undefined || value === null || value === false || value === '') return ''
  return value === true ? raw(` ${name}`) : html` ${raw(name)}="${String(value)}"`
}
