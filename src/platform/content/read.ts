import { readdirSync, readFileSync } from 'node:fs'
import type { z } from 'zod'

const home = new URL('../../../content/', import.meta.url)

/**
 * Reads one file of `content/` and checks it by its schema; `path` is below `content/`, with its ending.
 *
 * Throws an error that names the file, the place in it and what is wrong there. Meant for the start: a fault in the
 * content stops the start, and never reaches a person.
 */
export function readFile<T>(path: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(parse(path))
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'at the top'}: ${issue.message}`)
  throw wrong(path, faults)
}

/** Every file of one folder of `content/`, by its name without `.json`, in the order of the names. */
export function readFolder<T>(folder: string, schema: z.ZodType<T>): Record<string, T> {
  const files = filesIn(folder).map((file) => [file.slice(0, -'.json'.length), readFile(`${folder}/${file}`, schema)])
  return Object.fromEntries(files)
}

/** The names of the files of a folder of `content/`, in their order. */
export function filesIn(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, home))
    .filter((name) => name.endsWith('.json'))
    .sort()
}

/** The names of the folders in a folder of `content/`, in their order. */
export function foldersIn(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, home), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/**
 * What two parts of the content say under the same names, in the order of the first: facts and the words for them.
 * Throws when the words lack a name, or have one that the facts do not know; `path` says where the words are.
 */
export function pairUp<Facts, Words>(
  path: string,
  facts: Record<string, Facts>,
  words: Record<string, Words>,
): [name: string, facts: Facts, words: Words][] {
  const unknown = Object.keys(words).filter((name) => !Object.hasOwn(facts, name))
  const faults = unknown.map((name) => `nobody reads ${name}`)
  const pairs: [string, Facts, Words][] = []
  for (const [name, fact] of Object.entries(facts)) {
    const word = words[name]
    if (word === undefined) faults.push(`${name} is missing`)
    else pairs.push([name, fact, word])
  }
  if (faults.length > 0) throw wrong(path, faults)
  return pairs
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(new URL(path, home), 'utf8'))
  } catch (fault) {
    throw wrong(path, [(fault as Error).message])
  }
}

function wrong(path: string, faults: readonly string[]): Error {
  return new Error([`content/${path} is not as it should be:`, ...faults].join('\n  '))
}
