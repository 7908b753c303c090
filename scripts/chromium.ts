import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Finds the browser that the tests walk through Genkan with; installs Debian's where there is none and the
 * user may. Undefined when there is none to be had: the browser tests then say so themselves.
 */
export async function provideChromium(): Promise<string | undefined> {
  return findChromium() ?? ((await installChromium()) ? findChromium() : undefined)
}

function findChromium(): string | undefined {
  const given = process.env.CHROMIUM
  if (given && existsSync(given)) return given
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file))
}

async function installChromium(): Promise<boolean> {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const may = works('apt-get', '--version') && (prefix.length === 0 || works('sudo', '-n', 'true'))
  if (!may) {
    console.error('There is no Chromium here for the browser tests. Install one, or name it in CHROMIUM.')
    return false
  }
  console.log('Installing Chromium and Japanese fonts for the browser tests (once) …')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const packages = ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
  for (const args of [['update', '-qq'], packages]) {
    const [file = '', ...rest] = [...prefix, 'apt-get', ...args]
    if (!(await run(file, rest, { env, stdio: ['ignore', 'ignore', 'inherit'] }))) return false
  }
  return true
}

function works(file: string, ...args: string[]): boolean {
  return spawnSync(file, args, { stdio: 'ignore' }).status === 0
}
