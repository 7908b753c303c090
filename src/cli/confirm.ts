import { createInterface } from 'node:readline/promises'
import type { Translate } from '../platform/i18n/index.ts'
import { CommandExit, exit } from './exit.ts'
import type { Output } from './output.ts'
import type { Terminal } from './terminal.ts'

/** Asks before something is done that hurts somebody. A script says --yes; without it nothing is done. */
export function makeConfirm(t: Translate, output: Output, terminal: Terminal, options: Record<string, unknown>) {
  return async (question: string): Promise<void> => {
    if (options.dryRun) {
      output.note(`${question}\n${t('console.confirm.dryRun')}`)
      throw new CommandExit('nothing_done', {}, exit.ok)
    }
    if (options.yes) return
    if (!terminal.stdin.isTTY || options.input === false) throw new CommandExit('needs_yes', { question })
    if (!(await agreed(t, terminal, question))) throw new CommandExit('nothing_done')
  }
}

async function agreed(t: Translate, { stdin, stderr }: Terminal, question: string): Promise<boolean> {
  const lines = createInterface({ input: stdin, output: stderr })
  const interrupted = new Promise<never>((_, reject) => {
    lines.once('SIGINT', () => reject(new CommandExit('nothing_done', {}, exit.interrupted)))
    lines.once('close', () => reject(new CommandExit('nothing_done')))
  })
  try {
    const answer = await Promise.race([lines.question(`${question} ${t('console.confirm.ask')} `), interrupted])
    return /^(y|yes|はい|ｙ)$/i.test(answer.normalize('NFC').trim())
  } finally {
    interrupted.catch(() => {})
    lines.close()
  }
}
