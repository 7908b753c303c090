/**
 * Lists the named functions that are longer than one can take in at once.
 *
 *     node scripts/long-functions.ts
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

/** Lines from the first to the last one, both counted. */
const longest = 70

/** How many there may be: those whose steps are easier to follow in one piece. */
const allowed = 8

type Found = { name: string; file: string; line: number; lines: number }

const starts = [
  /^(\s*)(?:export )?(?:default )?(?:async )?function\*? (\w+)/,
  /^(\s*)(?:export )?const (\w+)(?:: .+)? = (?:async )?(?:<.+>)?\(.*(?:=> [{(]|\()$/,
  /^(\s*)(?:async )?(?!if|for|while|switch|catch|return\b)(\w+)(?:<.+>)?\(.*\)(?:: .+)? \{$/,
  /^(\s*)(\w+): (?:async )?\(.*\)(?:: .+)? => \{$/,
]

/** Biome sets every text in one way: a function ends with the first line that closes at the depth of its beginning. */
export function longFunctions(file: string, text: string): Found[] {
  const lines = text.split('\n')
  return lines.flatMap((line, at) => {
    const [, depth, name = ''] = starts.map((start) => start.exec(line)).find(Boolean) ?? []
    if (depth === undefined) return []
    const length = lines.slice(at + 1).findIndex((other) => other.startsWith(`${depth}}`)) + 2
    return length > longest ? [{ name, file, line: at + 1, lines: length }] : []
  })
}

/** True when there are no more than allowed. */
export async function checkLength(): Promise<boolean> {
  const files = globSync('src/**/*.{ts,js}', { cwd: root, exclude: ['**/*.test.ts', '**/*.fixture.ts'] })
  const found = files.flatMap((file) => longFunctions(file, readFileSync(join(root, file), 'utf8')))
  for (const { name, file, line, lines } of found.sort((a, b) => b.lines - a.lines))
    console.log(`${String(lines).padStart(4)} ${name} ${file}:${line}`)
  console.log(`${found.length} functions have more than ${longest} lines; ${allowed} may.`)
  return found.length <= allowed
}

if (import.meta.main) process.exitCode = (await checkLength()) ? 0 : 1
