import { userInfo } from 'node:os'
import { CommanderError } from 'commander'
import { DatabaseUnavailable } from '../platform/database/index.ts'
import { chooseLanguage, type Translate, translator } from '../platform/i18n/index.ts'
import { explain } from '../platform/problems/index.ts'
import { accountCommands } from './accounts.ts'
import { auditCommands } from './audit.ts'
import type { Call, CommandSpec } from './call.ts'
import { clientCommands } from './clients.ts'
import { makeConfirm } from './confirm.ts'
import { type Connection, makeConnection, type OpenContext } from './connection.ts'
import { doctorCommands } from './doctor.ts'
import { domainCommands } from './domains.ts'
import { CommandExit, exit, ProblemExit } from './exit.ts'
import { installationCommands, version } from './installation.ts'
import { keyCommands } from './keys.ts'
import { explainMistake } from './mistake.ts'
import { organizationCommands } from './organizations.ts'
import { makeOutput, type Output } from './output.ts'
import { buildProgram } from './program.ts'
import type { Terminal } from './terminal.ts'
import { whyCommands } from './why.ts'

const commands: CommandSpec[] = [
  ...organizationCommands,
  ...domainCommands,
  ...accountCommands,
  ...clientCommands,
  ...auditCommands,
  ...keyCommands,
  ...doctorCommands,
  ...whyCommands,
  ...installationCommands,
]

/**
 * Runs one command (`argv` is what follows `genkan`) and returns its exit code.
 *
 * `openContext` gives what acts may use, once a command needs it. Data goes to stdout, messages to stderr. Never throws: whatever happens becomes a message and an exit code, and
 * the database, started for the command where none was running, is let go of. Ctrl-C gives 130.
 */
export async function runCommandLine(
  argv: string[],
  openContext: OpenContext,
  terminal: Terminal = process,
): Promise<number> {
  const language = languageOf(terminal.env)
  const t = translator(language)
  const output = makeOutput(t, terminal.stdout, terminal.stderr, outputOptions(argv, terminal))
  const connection = makeConnection(terminal.env, output, openContext)
  const program = buildProgram(
    t,
    commands,
    version,
    (spec, words, options) => {
      const confirm = makeConfirm(t, output, terminal, options)
      const actor = { kind: 'command_line', id: `console:${userName()}` } as const
      const { stdin } = terminal
      const call: Call = {
        arguments: words,
        options,
        language,
        t,
        output,
        stdin,
        actor,
        context: connection.open,
        confirm,
      }
      return spec.run(call)
    },
    {
      out: (text) => void terminal.stdout.write(text),
      err: (text) => void terminal.stderr.write(text),
      columns: terminal.stdout.columns,
    },
  )
  // `genkan audit list | head` closes the pipe early; that is no fault.
  terminal.stdout.on('error', ignoreClosedPipe)
  try {
    return await orInterrupted(program.parseAsync(argv, { from: 'user' }), t, output, connection)
  } finally {
    terminal.stdout.off('error', ignoreClosedPipe)
  }
}

async function orInterrupted(
  running: Promise<unknown>,
  t: Translate,
  output: Output,
  connection: Connection,
): Promise<number> {
  const interrupted = Promise.withResolvers<number>()
  const interrupt = () => interrupted.resolve(exit.interrupted)
  process.once('SIGINT', interrupt)
  const ended = running.then(
    () => exit.ok,
    (error) => report(t, output, error),
  )
  try {
    return await Promise.race([ended, interrupted.promise])
  } finally {
    process.off('SIGINT', interrupt)
    await connection.close()
  }
}

function report(t: Translate, output: Output, error: unknown): number {
  if (error instanceof CommanderError) return explainMistake(t, output, error)
  if (error instanceof ProblemExit) {
    output.fail(error.problem.code, explain(error.problem, t).said)
    return exit.failure
  }
  const ended = exitFor(error)
  if (ended) {
    // A command that ends in good order (--dry-run, a broken chain that it has shown) has said it all.
    if (ended.exitCode !== exit.ok) output.fail(ended.refused, t(`console.refused.${ended.refused}`, ended.values))
    return ended.exitCode
  }
  output.fail('unexpected', t('console.refused.unexpected', { message: (error as Error)?.message ?? String(error) }))
  return exit.failure
}

function exitFor(error: unknown): CommandExit | undefined {
  if (error instanceof CommandExit) return error
  if (error instanceof DatabaseUnavailable) {
    return new CommandExit('database_away', { message: (error.cause as Error)?.message ?? '' })
  }
  // Tables or columns that are not there: the schema is older than this program.
  const code = (error as { code?: string } | undefined)?.code
  return code === '42P01' || code === '42703' ? new CommandExit('not_migrated') : undefined
}

/** The terminal's language decides; a terminal that names none (LANG=C) may not even show Japanese letters. */
function languageOf(env: NodeJS.ProcessEnv) {
  return chooseLanguage(env.LC_ALL || env.LC_MESSAGES || env.LANG, 'en')
}

/** Read before the words are parsed: a mistake in them is to be told in the form that was asked for, too. */
function outputOptions(argv: string[], { env, stdout }: Terminal) {
  const has = (...flags: string[]) => flags.some((flag) => argv.includes(flag))
  const colour = Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb' && !has('--no-color')
  return { json: has('--json'), plain: has('--plain'), quiet: has('-q', '--quiet'), colour }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run us as a number that has no name.
    return String(process.getuid?.() ?? 'unknown')
  }
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
