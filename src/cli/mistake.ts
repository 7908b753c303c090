import type { CommanderError } from 'commander'
import type { Translate } from '../platform/i18n/index.ts'
import { exit } from './exit.ts'
import type { Output } from './output.ts'

/** Tells a mistake in the words that were typed, with what was probably meant; returns the exit code. */
export function explainMistake(t: Translate, output: Output, error: CommanderError): number {
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return exit.ok
  // `genkan orgs` without a verb has shown its help already.
  if (error.code === 'commander.help') return exit.usage
  const [said = '', hint = ''] = error.message.split('\n(')
  const [, name = '', value = ''] = /'([^']*)'(?:.*'([^']*)')?/s.exec(said) ?? []
  const likely = /Did you mean (?:one of )?(.+)\?\)/.exec(hint)?.[1]
  const texts = {
    'commander.unknownCommand': t('console.usage.unknownCommand', { name }),
    'commander.unknownOption': t('console.usage.unknownOption', { name }),
    'commander.missingArgument': t('console.usage.missingArgument', { name: `<${name}>` }),
    'commander.optionMissingArgument': t('console.usage.missingValue', { name }),
    'commander.missingMandatoryOptionValue': t('console.usage.missingOption', { name }),
    'commander.excessArguments': t('console.usage.tooMany', { name }),
    'commander.invalidArgument': t('console.usage.unfit', { name, value, wanted: wantedOf(said) }),
  } as Record<string, string>
  const lines = [
    texts[error.code] ?? said,
    likely && t('console.usage.didYouMean', { name: likely }),
    t('console.usage.seeHelp'),
  ]
  output.fail('usage', lines.filter(Boolean).join('\n'))
  return exit.usage
}

/** The end of "… is invalid. Allowed choices are a, b." */
function wantedOf(said: string): string {
  return said
    .slice(said.indexOf(' is invalid. ') + ' is invalid. '.length)
    .replace(/^Allowed choices are (.*)\.$/, '$1')
}
