import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { CommandExit } from './exit.ts'

/** A secret from a file, or from stdin for '-': never from the words of a command, which others can read in a process list. */
export async function readSecret(file: string, stdin: NodeJS.ReadableStream): Promise<string> {
  const content = file === '-' ? await text(stdin) : await readFile(file, 'utf8').catch(() => undefined)
  if (content === undefined) throw new CommandExit('no_secret_file', { file })
  const secret = content.trim()
  if (!/^[\x21-\x7e]{32,256}$/.test(secret)) throw new CommandExit('weak_secret')
  return secret
}
