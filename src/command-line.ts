import { consoleParts } from './compose.ts'
import { runConsole } from './console/index.ts'

/** Runs one `genkan …` command on the server, and gives its exit code. */
export function runCommand(argv: string[]): Promise<number> {
  return runConsole(argv, consoleParts)
}
