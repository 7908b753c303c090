import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type TextService = Awaited<ReturnType<typeof startTextService>>

/** The company that text messages leave through, speaking Twilio's language: takes them, or refuses a number by its rules. */
export async function startTextService() {
  const taken: { to: string; text: string }[] = []
  const refusals = new Map<string, number>()
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const form = new URLSearchParams(body)
    const to = form.get('To') ?? ''
    const refusal = refusals.get(to)
    if (!refusal) taken.push({ to, text: form.get('Body') ?? '' })
    response
      .writeHead(refusal ? 400 : 201, { 'content-type': 'application/json' })
      .end(JSON.stringify(refusal ? { code: refusal } : {}))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    taken,
    /** From now on every message to this number is refused with this number of Twilio's list. */
    refuse: (to: string, code: number) => void refusals.set(to, code),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
