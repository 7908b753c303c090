import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { startApp } from '../start-app.ts'

const main = join(import.meta.dirname, '../../examples/app/main.ts')

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** The whole installation with the example application beside it, as in local mode. */
export async function startWithExample() {
  const examplePort = await freePort()
  const app = await startApp({ config: { examplePort } })
  const url = `http://localhost:${examplePort}`
  const example = spawn(process.execPath, [main], {
    env: { ...process.env, GENKAN_URL: app.url, PORT: String(examplePort) },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  await untilItAnswers(url)
  return {
    app,
    url,
    async [Symbol.asyncDispose]() {
      example.kill()
      await once(example, 'exit')
      await app[Symbol.asyncDispose]()
    },
  }
}

async function untilItAnswers(url: string): Promise<void> {
  for (let look = 0; look < 200; look += 1) {
    const there = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (there) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the example application does not answer')
}
