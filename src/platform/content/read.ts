import { readdirSync, readFileSync } from 'node:fs'
import type { z } from 'zod'

const home = new URL('../../../content/', import.meta.url)

/**
 * Reads one file of `content/` and checks it by its schema; `path` is below `content/`, with its ending.
 *
 * Throws an error that names the file, the place in it and what is wrong there. Meant for the start: a fault in the
 * content stops the start, and never reaches a person.
 */
function readFile<T>(path: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(path))
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `  at ${placeOf(issue.path)}: ${issue.message}`)
  throw new Error(`content/${path} is not as it should be:\n${faults.join('\n')}`)
}

/** Every file of one folder of `content/`, by its name without `.json`, in the order of the names. */
export function readFolder<T>(folder: string, schema: z.ZodType<T>): Map<string, T> {
  const names = readdirSync(new URL(`${folder}/`, home), { withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.json'))
    .map((file) => file.name)
    .sort()
  return new Map(names.map((name) => [name.slice(0, -'.json'.length), readFile(`${folder}/${name}`, schema)]))
}

/** Throws when the files of a folder are not those that are needed, and names what is missing and what nobody needs. */
export function matchNames(folder: string, files: ReadonlyMap<string, unknown>, needed: readonly string[]): void {
  const missing = needed.filter((name) => !files.has(name)).map((name) => `  ${name}.json is missing`)
  const idle = [...files.keys()].filter((name) => !needed.includes(name)).map((name) => `  nobody reads ${name}.json`)
  if (missing.length + idle.length > 0) throw new Error([`content/${folder}:`, ...missing, ...idle].join('\n'))
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(new URL(path, home), 'utf8'))
  } catch (fault) {
    throw new Error(`content/${path} cannot be read: ${(fault as Error).message}`)
  }
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.') || 'the top'
}
