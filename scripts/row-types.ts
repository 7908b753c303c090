/**
 * Writes src/records/schema.ts: a type for the rows of every table, read from a database that was just migrated.
 *
 *     node scripts/dev.ts row-types
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../src/platform/database/index.ts'
import { startEmbedded } from '../src/platform/embedded-postgres/index.ts'
import { root } from './run.ts'

type Column = { table: string; column: string; type: string; required: boolean; check: string | null }

/** As `pg` gives them: what does not fit into a number is a text, JSON is whatever was written. */
const typesOf: Record<string, string> = {
  bigint: 'string',
  boolean: 'boolean',
  bytea: 'Buffer',
  integer: 'number',
  json: 'unknown',
  jsonb: 'unknown',
  real: 'number',
  smallint: 'number',
  text: 'string',
  'timestamp with time zone': 'Date',
  uuid: 'string',
}

const columnsOf = `
  select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, a.attnotnull as required,
    (select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY[%'
      order by k.conname limit 1) as check
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname not like 'kysely%' and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`

/** The whole file, for the tables of `client`'s database. */
export async function rowTypes(client: { query(text: string): Promise<{ rows: Column[] }> }): Promise<string> {
  const { rows } = await client.query(columnsOf)
  const tables = Map.groupBy(rows, (row) => row.table)
  return `// Written by \`node scripts/dev.ts row-types\` from the migrated schema; a test holds it to that. Do not edit.

/* The rows of each table as statements give them, columns in camelCase: \`Pick<AccountRow, 'accountId' | 'kind'>\`. */

${[...tables].map(([table, columns]) => rowType(table, columns)).join('\n')}`
}

function rowType(table: string, columns: Column[]): string {
  const name = camel(`_${table}`)
  return `export type ${name}Row = {\n${columns.map(property).join('')}}\n`
}

function property({ column, type, required, check }: Column): string {
  const words = check?.match(/'[\w.-]+'(?=::text)/g)
  const array = type.endsWith('[]')
  const plain = typesOf[type.replace(/\[\]$/, '')]
  if (!plain) throw new Error(`scripts/row-types.ts does not know the type ${type} of ${column}`)
  const choices = [...(words ?? [plain + (array ? '[]' : '')]), ...(required || plain === 'unknown' ? [] : ['null'])]
  const line = `  ${camel(column)}: ${choices.join(' | ')}\n`
  // As Biome breaks it.
  return line.length <= 121 ? line : `  ${camel(column)}:\n${choices.map((choice) => `    | ${choice}\n`).join('')}`
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

export async function writeRowTypes(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'genkan-schema-'))
  chmodSync(folder, 0o711)
  const database = await startEmbedded({ folder, log: { debug() {}, info() {}, warn: console.warn }, durable: false })
  const client = new pg.Client({ connectionString: database.url })
  try {
    await migrate(database.url)
    await client.connect()
    writeFileSync(join(root, 'src/records/schema.ts'), await rowTypes(client))
    return true
  } finally {
    await client.end()
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
