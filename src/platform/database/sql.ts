import { createHash } from 'node:crypto'

/** One SQL statement with its bind parameters; values never become part of the text. */
export type Statement = { text: string; values: unknown[]; name: string }

const names = new WeakMap<TemplateStringsArray, { text: string; name: string }>()

/**
 * Writes a statement: sql`select … where id = ${id}`. Each `${}` is a bind parameter, always.
 *
 * The name lets PostgreSQL keep the plan (a prepared statement for each connection), which saves
 * about half of the server's work on the statements of the sign-in path.
 */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Statement {
  let known = names.get(strings)
  if (!known) {
    const text = strings.reduce((all, part, index) => all + (index ? `$${index}` : '') + part, '')
    known = { text, name: createHash('sha256').update(text).digest('base64url').slice(0, 24) }
    names.set(strings, known)
  }
  return { ...known, values }
}

/**
 * The parts of a statement whose text is put together once, from fragments that stand in the code: sql(template([…]), …).
 * Nothing but the places between the parts ever becomes a value.
 */
export function template(parts: string[]): TemplateStringsArray {
  return Object.assign(parts, { raw: parts }) as unknown as TemplateStringsArray
}

const combined = new Map<string, { text: string; name: string }>()

/**
 * One statement that does what several do, in one round trip and all or nothing: each becomes a CTE.
 *
 * They see the same snapshot and must not touch the same row. The rows of the last one are the answer; it may read
 * those of the first, the second … as part0, part1 …
 */
export function combine(statements: Statement[]): Statement {
  const key = statements.map((statement) => statement.name).join('+')
  let known = combined.get(key)
  if (!known) {
    let offset = 0
    const parts = statements.map((statement) => {
      const shift = offset
      offset += statement.values.length
      return statement.text.replace(/\$(\d+)/g, (_, number) => `$${Number(number) + shift}`)
    })
    const ctes = parts.slice(0, -1).map((part, index) => `part${index} as (${part})`)
    const text = ctes.length ? `with ${ctes.join(', ')} ${parts.at(-1)}` : (parts[0] as string)
    known = { text, name: createHash('sha256').update(text).digest('base64url').slice(0, 24) }
    combined.set(key, known)
  }
  return { ...known, values: statements.flatMap((statement) => statement.values) }
}
