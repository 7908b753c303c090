import { build } from './build.ts'
import { check } from './check.ts'
import { writeRowTypes } from './row-types.ts'
import { runNode } from './run.ts'
import { test } from './test.ts'

const commands: Record<string, (args: string[]) => Promise<boolean>> = {
  test,
  check,
  build,
  'row-types': writeRowTypes,
  bench: (args) => runNode(['bench/main.ts', ...args]),
}

/** Carries out `genkan dev …`; the exit code says whether all went well. */
export async function runDev([name = '', ...args]: string[]): Promise<number> {
  const command = commands[name]
  if (!command) {
    console.error(`genkan dev ${Object.keys(commands).join('|')}`)
    return 2
  }
  return (await command(args)) ? 0 : 1
}

if (import.meta.main) process.exitCode = await runDev(process.argv.slice(2))
