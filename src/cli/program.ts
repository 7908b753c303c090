import { Command, InvalidArgumentError, Option } from 'commander'
import type { Key, Translate } from '../platform/i18n/index.ts'
import type { CommandSpec, OptionSpec } from './call.ts'
import { formatHelp } from './help.ts'

type Run = (spec: CommandSpec, words: string[], options: Record<string, unknown>) => Promise<void>
type Write = { out(text: string): void; err(text: string): void; columns: number | undefined }

const groups = ['orgs', 'domains', 'accounts', 'clients', 'audit', 'keys', 'operators'] as const

/** Builds the commands. Nothing is written or ended here except help: mistakes are thrown as CommanderError. */
export function buildProgram(t: Translate, commands: CommandSpec[], version: string, run: Run, write: Write): Command {
  const examples = new Map<Command, string[]>()
  const program = new Command('genkan')
    .description(t('console.about'))
    .exitOverride()
    .configureOutput({ writeOut: write.out, writeErr: write.err, outputError: () => {} })
    .configureHelp({ formatHelp: (command) => formatHelp(t, command, examples.get(command) ?? [], write.columns) })
    .helpOption('-h, --help', t('console.option.help'))
    .helpCommand(false)
    .version(version, '-V, --version', t('console.option.version'))
  for (const [flags, what] of everywhere) program.addOption(new Option(flags, t(what)))
  examples.set(program, [
    'genkan orgs create --slug example --name "Example K.K."',
    'genkan accounts list --org example --json',
    'genkan domains --help',
  ])

  const parents = new Map<string, Command>()
  for (const group of groups) parents.set(group, program.command(group).description(t(`console.group.${group}`)))
  for (const spec of commands) {
    const [group = '', verb] = spec.name.split(' ')
    const parent = verb === undefined ? program : (parents.get(group) as Command)
    const command = parent.command(verb ?? group).description(t(spec.what))
    examples.set(command, spec.examples)
    if (!examples.has(parent)) examples.set(parent, spec.examples)
    fill(command, t, spec)
    command.action(() => run(spec, command.args, command.optsWithGlobals()))
  }
  return program
}

/** What every command understands. */
const everywhere: [flags: string, what: Key][] = [
  ['--json', 'console.option.json'],
  ['--plain', 'console.option.plain'],
  ['-q, --quiet', 'console.option.quiet'],
  ['--no-input', 'console.option.noInput'],
  ['--no-color', 'console.option.noColor'],
]

function fill(command: Command, t: Translate, spec: CommandSpec): void {
  for (const [name, what] of spec.arguments ?? []) command.argument(name, t(what))
  for (const option of spec.options ?? []) command.addOption(makeOption(t, option))
  if (!spec.confirms) return
  command.addOption(new Option('-y, --yes', t('console.option.yes')))
  command.addOption(new Option('--dry-run', t('console.option.dryRun')))
}

function makeOption(t: Translate, spec: OptionSpec): Option {
  const option = new Option(spec.flags, t(spec.what)).makeOptionMandatory(spec.required ?? false)
  const { choices, range } = spec
  if (choices) option.choices([...choices])
  if (spec.many) option.argParser((value: string, former: string[] | undefined) => [...(former ?? []), value])
  if (range) option.argParser((value: string) => readNumber(value, range))
  return option
}

function readNumber(value: string, [least, most]: readonly [number, number]): number {
  const number = Number(value)
  if (/^\d{1,9}$/.test(value) && number >= least && number <= most) return number
  throw new InvalidArgumentError(`${least}–${most}`)
}
