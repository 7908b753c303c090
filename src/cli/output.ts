import type { Key, Translate } from '../platform/i18n/index.ts'
import { safeJson, safeText, widthOf } from './safe-text.ts'

type Writable = { write(text: string): unknown }

type Field<K> = K extends `console.field.${infer Name}` ? Name : never

/** A property that people are shown, with a label in both languages. */
export type FieldName = Field<Key>

export type Output = {
  /** One thing: all of it as JSON, these fields of it for people. */
  item(thing: object, fields: FieldName[]): void
  list(things: object[], columns: FieldName[]): void
  /** Raw text for programs and people alike. */
  text(text: string): void
  /** For people only, to stderr: what was done, what to do next. */
  note(text: string): void
  fail(code: string, text: string): void
}

export type OutputOptions = { json?: boolean; plain?: boolean; quiet?: boolean; colour: boolean }

/** Data goes to stdout, everything said about it to stderr, so that a pipe gets the data alone. */
export function makeOutput(t: Translate, stdout: Writable, stderr: Writable, options: OutputOptions): Output {
  const { json, plain, quiet, colour } = options
  const line = (to: Writable, text: string) => void to.write(`${text}\n`)
  const bold = (text: string) => (colour ? `\u001b[1m${text}\u001b[22m` : text)
  const label = (name: FieldName) => t(`console.field.${name}`)
  return {
    item(thing, fields) {
      if (json) return line(stdout, safeJson(thing))
      const rows = fields.map((name) => [plain ? name : bold(label(name)), show(property(thing, name))])
      line(stdout, plain ? rows.map((row) => row.join('\t')).join('\n') : table(rows))
    },
    list(things, columns) {
      if (json) return line(stdout, safeJson(things))
      const rows = things.map((thing) => columns.map((name) => show(property(thing, name))))
      if (rows.length === 0) return quiet ? undefined : line(stderr, t('console.done.none'))
      line(
        stdout,
        plain
          ? rows.map((row) => row.join('\t')).join('\n')
          : table([columns.map((name) => bold(label(name))), ...rows]),
      )
    },
    text: (text) => line(stdout, text),
    note: (text) => (quiet ? undefined : line(stderr, safeLines(text))),
    fail: (code, text) => line(stderr, json ? safeJson({ error: { code, message: text } }) : safeLines(text)),
  }
}

function property(thing: object, name: string): unknown {
  return (thing as Record<string, unknown>)[name]
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '-'
  if (value instanceof Date) return value.toISOString().replace(/\.\d+Z$/, 'Z')
  if (Array.isArray(value)) return value.map(show).join(' ')
  return safeText(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

/** Our own texts have lines; what was put into them may not make new ones that steer the terminal. */
function safeLines(text: string): string {
  return text.split('\n').map(safeText).join('\n')
}

const styles = /\u001b\[\d+m/g

function table(rows: string[][]): string {
  const widthIn = (cell: string) => widthOf(cell.replace(styles, ''))
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthIn(row[column] ?? ''))))
  const pad = (cell: string, column: number) => cell + ' '.repeat((widths[column] ?? 0) - widthIn(cell))
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}
