import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { freePort, root, untilItAnswers } from '../genkan.ts'
import { median } from '../median.ts'
import type { Row } from '../table.ts'

/** From `npm start` to the first page, where it has run before. */
export async function start(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'genkan-bench-'))
  try {
    const first = await startOnce(folder)
    const later = [await startOnce(folder), await startOnce(folder), await startOnce(folder)]
    return [
      {
        what: 'second start to first page',
        measured: median(later) / 1000,
        digits: 1,
        unit: 's',
        most: 3,
        beside: `the first start ${(first / 1000).toFixed(1)} s`,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function startOnce(folder: string): Promise<number> {
  const [port, examplePort] = [await freePort(), await freePort()]
  const child = spawn('npm', ['start'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...Object.fromEntries(['HOME', 'USER'].map((name) => [name, process.env[name]])),
      npm_config_loglevel: 'error',
      // The same Node as ours, also where an older one is installed.
      PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      PORT: String(port),
      GENKAN_EXAMPLE_PORT: String(examplePort),
      GENKAN_DATA_FOLDER: folder,
    },
  })
  const ended = once(child, 'exit')
  try {
    return await untilItAnswers(`http://localhost:${port}/sign-in`, () => child.exitCode === null)
  } finally {
    child.kill('SIGTERM')
    await ended
    await untilItIsGone(port)
  }
}

/** npm may be gone before what it started. */
async function untilItIsGone(port: number): Promise<void> {
  const answers = () =>
    fetch(`http://localhost:${port}/healthz`).then(
      () => true,
      () => false,
    )
  for (const end = Date.now() + 30_000; (await answers()) && Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
