import type { Actor } from '../access/index.ts'
import type { Key, Language, Translate } from '../platform/i18n/index.ts'
import type { Context } from '../services/context.ts'
import type { Output } from './output.ts'

/** One run of one command. */
export type Call = {
  arguments: string[]
  options: Record<string, unknown>
  language: Language
  t: Translate
  output: Output
  stdin: NodeJS.ReadableStream
  /** Who is at the keyboard, for the audit log. */
  actor: Extract<Actor, { kind: 'command_line' }>
  /** What acts may use; connects on the first call. */
  context(): Promise<Context>
  /** Goes on only when the user has agreed; says what would be done for `--dry-run`. */
  confirm(question: string): Promise<void>
}

export type CommandSpec = {
  /** 'orgs create' */
  name: string
  what: Key
  /** `<name>` or `[name]` each, with its description. */
  arguments?: [name: string, what: Key][]
  options?: OptionSpec[]
  examples: string[]
  /** Asks before it acts: has --yes and --dry-run. */
  confirms?: true
  run(call: Call): Promise<void>
}

export type OptionSpec = {
  /** '--name <name>' */
  flags: string
  what: Key
  required?: true
  /** May be given more than once. */
  many?: true
  choices?: readonly string[]
  /** A whole number in this range. */
  range?: readonly [number, number]
}

/** The text of an option, or undefined when it was not given. */
export function textOption(call: Call, name: string): string | undefined {
  const value = call.options[name]
  return typeof value === 'string' ? value : undefined
}

/** All texts of an option that may be repeated, or undefined when it was not given. */
export function textOptions(call: Call, name: string): string[] | undefined {
  const value = call.options[name]
  return Array.isArray(value) ? value : undefined
}

export function limitOption(call: Call): number {
  return typeof call.options.limit === 'number' ? call.options.limit : 50
}

export const limit: OptionSpec = { flags: '--limit <number>', what: 'console.option.limit', range: [1, 1000] }
