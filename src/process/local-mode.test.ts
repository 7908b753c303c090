import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

const folder = mkdtempSync(join(tmpdir(), 'genkan-demo-'))
chmodSync(folder, 0o711)
after(() => rmSync(folder, { recursive: true, force: true }))

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  return port
}

/** `genkan start --demo`, with nothing but these settings. */
async function startDemo(settings: Record<string, string>) {
  const port = await freePort()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), 'start', '--demo'], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      GENKAN_EXAMPLE_PORT: String(await freePort()),
      GENKAN_DATA_FOLDER: folder,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  const ended = once(child, 'exit').then(([code]) => code)
  after(() => child.kill('SIGKILL'))
  return { child, url: `http://localhost:${port}`, output: () => output, ended }
}

test('a start with --demo fills the local installation, says where the list is, and can be repeated', async () => {
  for (const start of ['first', 'second']) {
    const run = await startDemo({})
    for (const end = Date.now() + 60_000; !run.output().includes('Ctrl+C') && Date.now() < end; ) await sleep(100)
    assert.match(run.output(), /\/local .*accounts that can’t get in/, start)
    const page = await (await fetch(`${run.url}/local`, { headers: { 'accept-language': 'en' } })).text()
    assert.match(page, /Try to get in/, start)
    run.child.kill('SIGTERM')
    assert.equal(await run.ended, 0, run.output())
  }
})

test('a demo is refused in one line where others use the installation, and where mail would leave it', async () => {
  const served = {
    GENKAN_URL: 'https://id.example.com',
    GENKAN_DATABASE: 'embedded',
    GENKAN_SECRET: 'aK3x9QmZ7bW1cV5nP8sD2fG4hJ6lT0yR',
    GENKAN_SMTP_URL: 'smtp://127.0.0.1:9',
    GENKAN_MAIL_FROM: 'no-reply@example.com',
  }
  const elsewhere = await startDemo(served)
  assert.equal(await elsewhere.ended, 1)
  assert.match(elsewhere.output(), /--demo is for local mode only/)
  const mail = await startDemo({ GENKAN_SMTP_URL: 'smtp://127.0.0.1:9' })
  assert.equal(await mail.ended, 1)
  assert.match(mail.output(), /unset GENKAN_SMTP_URL/)
})
