import type { Argument, Command, Option } from 'commander'
import type { Translate } from '../platform/i18n/index.ts'
import { widthOf } from './safe-text.ts'

type Row = [term: string, text: string]

/** The help of a command: examples first, since most people look for one to copy. */
export function formatHelp(t: Translate, command: Command, examples: string[], columns = 100): string {
  const help: Row = ['-h, --help', t('console.option.help')]
  const own = command.options.map((option): Row => [option.flags, explain(t, option)])
  const shared = rootOf(command).options.map((option): Row => [option.flags, option.description])
  const sections: [title: string, rows: Row[]][] = [
    [t('console.help.examples'), examples.map((example) => [example, ''])],
    [t('console.help.usage'), [[usageOf(command), '']]],
    [t('console.help.commands'), command.commands.map((each) => [each.name(), each.description()])],
    [t('console.help.arguments'), command.registeredArguments.map((each) => [termOf(each), each.description])],
    [t('console.help.options'), command.parent ? own : []],
    [t('console.help.everywhere'), [...shared, help]],
  ]
  const texts = sections
    .filter(([, rows]) => rows.length > 0)
    .map(([title, rows]) => `${title}\n${layOut(rows, Math.min(columns, 120))}`)
  return `${[command.description(), ...texts, ...(command.parent ? [] : [t('console.help.more')])].join('\n\n')}\n`
}

function usageOf(command: Command): string {
  const words = command.commands.length > 0 ? ['<command>'] : command.registeredArguments.map(termOf)
  return [pathOf(command), ...words, '[options]'].join(' ')
}

function rootOf(command: Command): Command {
  return command.parent ? rootOf(command.parent) : command
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name()
}

function termOf(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`
}

function explain(t: Translate, option: Option): string {
  const choices = option.argChoices ? ` (${option.argChoices.join(', ')})` : ''
  const required = option.mandatory ? ` ${t('console.help.required')}` : ''
  return `${option.description}${choices}${required}`
}

/** Two columns; a description that does not fit beside its term goes on below it, aligned. */
function layOut(rows: Row[], columns: number): string {
  const left = Math.max(...rows.map(([term]) => widthOf(term)))
  return rows
    .map(([term, text]) => {
      const [first = '', ...rest] = wrap(text, Math.max(30, columns - left - 6))
      const head = `  ${term}${' '.repeat(left - widthOf(term))}  ${first}`.trimEnd()
      return [head, ...rest.map((line) => `${' '.repeat(left + 4)}${line}`)].join('\n')
    })
    .join('\n')
}

/** Breaks at spaces, and Japanese, which has none, wherever the column ends. */
function wrap(text: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+|\s+/gu) ?? []) {
    // A full stop or a comma never begins a line.
    if (widthOf(line + piece) > columns && !/^[、。」）]/.test(piece)) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  return [...lines, line].filter(Boolean)
}
