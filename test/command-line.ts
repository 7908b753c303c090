import { tmpdir } from 'node:os'
import { PassThrough, Readable } from 'node:stream'
import { openCommandLineContext } from '../src/app/index.ts'
import { runCommandLine } from '../src/cli/index.ts'
import type { TestApp } from './start-app.ts'

/** Runs one `genkan …` command beside a running application, as its operator would: with its database and its secret. */
export async function runGenkan(app: TestApp, words: string[], lang = 'en_GB.UTF-8') {
  const stdin = Object.assign(Readable.from([]), { isTTY: false })
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const env = {
    LANG: lang,
    GENKAN_URL: app.url,
    GENKAN_DOMAIN: app.config.accountsDomain,
    GENKAN_SECRET: String(app.config.secrets[0]),
    GENKAN_SMTP_URL: 'smtp://127.0.0.1:9',
    GENKAN_MAIL_FROM: 'no-reply@example.com',
    GENKAN_DATA_FOLDER: tmpdir(),
    DATABASE_URL: app.database.url,
  }
  const code = await runCommandLine(words, openCommandLineContext, { env, stdin, stdout, stderr })
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') }
}
