import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Config } from '../platform/config/index.ts'
import type { Log } from '../platform/log/index.ts'

export { startDemoMail } from '../pages/local/index.ts'

/** `npm start -- --demo` */
export function wantsDemo(argv = process.argv): boolean {
  return argv.includes('--demo')
}

/** Why a demo cannot be had here, in one line; undefined when it can, or is not wanted. */
export function demoRefusal(config: Config, env: NodeJS.ProcessEnv): string | undefined {
  if (!wantsDemo()) return undefined
  if (!config.local) return '--demo is for local mode only: it fills the installation with broken accounts.'
  return env.GENKAN_SMTP_URL || env.GENKAN_SMTP_URL_FILE
    ? '--demo has a mail server of its own: unset GENKAN_SMTP_URL, so that nothing leaves this machine.'
    : undefined
}

// Beside src/ in a source checkout, beside the compiled src/ in a package.
const program = join(import.meta.dirname, `../../examples/app/main${extname(import.meta.filename)}`)

// The example ends with us, also after kill -9, without having to know about it.
const endWithParent = 'data:text/javascript,process.on("disconnect",()=>process.exit())'

/** Starts the example application, a program of its own that knows Genkan's address and nothing else of it. */
export function startExample(config: Config, log: Log): { stop(): Promise<void> } | undefined {
  if (!existsSync(program)) return undefined
  const child = spawn(process.execPath, ['--import', endWithParent, program], {
    env: {
      PATH: process.env.PATH,
      PORT: String(config.examplePort),
      HOST: config.host,
      GENKAN_URL: config.url,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  let stopping = false
  void ended.then(([code]) => stopping || log.warn({ exit: code }, 'the example application ended'))
  return {
    async stop() {
      stopping = true
      child.kill('SIGTERM')
      const limit = setTimeout(() => child.kill('SIGKILL'), 3000)
      await ended
      clearTimeout(limit)
    },
  }
}

/** Says where to go, in both languages. */
export function greet(config: Config, withExample: boolean): void {
  const example = `http://localhost:${config.examplePort}`
  const lines: [string, string][] = [
    [config.url, '玄関 · Genkan'],
    ...(withExample
      ? [[example, 'サンプルのアプリ（まずここから） · the example application (start here)'] as [string, string]]
      : []),
    ...(wantsDemo()
      ? [
          [`${config.url}/local`, 'デモ：入れないアカウントの一覧 · the demo: accounts that can’t get in'] as [
            string,
            string,
          ],
        ]
      : []),
    [`${config.url}/local/outbox`, '送られたメールとSMS · the mails and SMS that were sent'],
  ]
  const width = Math.max(...lines.map(([address]) => address.length))
  const text = lines.map(([address, what]) => `  ${address.padEnd(width)}  ${what}`).join('\n')
  process.stdout.write(`\n${text}\n\n  Ctrl+C で止まります · Ctrl+C stops it\n\n`)
}
