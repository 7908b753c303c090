import { openCommandLineContext } from './app/index.ts'
import { runCommandLine } from './cli/index.ts'

/** Runs one `genkan …` command on the server, and gives its exit code. */
export function runCommand(argv: string[]): Promise<number> {
  return runCommandLine(argv, openCommandLineContext)
}
