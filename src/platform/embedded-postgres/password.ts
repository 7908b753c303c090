import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The embedded database's password, made once; only the folder's owner may read it. Letters that need no escape in a URL. */
export async function readPassword(folder: string): Promise<string> {
  const file = join(folder, 'postgres-password')
  try {
    await writeFile(file, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  }
  return (await readFile(file, 'utf8')).trim()
}
