import { createServer, request as forward } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export type SlowLine = Awaited<ReturnType<typeof openSlowLine>>

/** A proxy on the way that takes its time with every request. */
export async function openSlowLine() {
  let delayMs = 0
  const server = createServer(async (asked, answer) => {
    await sleep(delayMs)
    const to = new URL(asked.url ?? '')
    const onward = forward(to, { method: asked.method, headers: asked.headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers)
      got.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    asked.pipe(onward)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    delay(ms: number) {
      delayMs = ms
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
