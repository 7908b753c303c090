import { createServer } from 'node:http'
import { carryOut } from './child.ts'

/** The limit of a page: `node:http` alone, which answers every request with the same bytes. */
export type BytesOrder = { headers: Record<string, string | string[]>; body: string }

carryOut(async ({ headers, body }: BytesOrder) => {
  const server = createServer((_request, response) => {
    response.writeHead(200, headers)
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as { port: number }).port
})
