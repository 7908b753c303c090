import assert from 'node:assert/strict'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { smsTransport } from './sms.ts'

type Asked = { path: string; authorization: string | undefined; form: URLSearchParams }

async function smsService(answer: (asked: Asked) => { status: number; body: unknown; location?: string }) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const one = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      form: new URLSearchParams(await bodyOf(request)),
    }
    asked.push(one)
    const { status, body, location } = answer(one)
    response
      .writeHead(status, { 'content-type': 'application/json', ...(location && { location }) })
      .end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    server.close()
  }
  return { asked, port, [Symbol.asyncDispose]: close }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const send = (url: string) =>
  smsTransport({ url, from: '+815012345678' }).send({
    id: 'x',
    to: '+819012345678',
    language: 'ja',
    content: { text: '確認コード 123456' },
    signal: AbortSignal.timeout(5000),
  })

test('a text message is one form with To, From and Body, and the credentials only in the header', async () => {
  await using service = await smsService(() => ({ status: 201, body: { sid: 'SM1' } }))
  const outcome = await send(`http://ACCOUNT:to%3Aken@127.0.0.1:${service.port}/send`)
  assert.deepEqual([outcome.status, outcome.code], ['accepted', 201])
  assert.deepEqual(Object.fromEntries(service.asked[0]?.form ?? []), {
    To: '+819012345678',
    From: '+815012345678',
    Body: '確認コード 123456',
  })
  assert.equal(service.asked[0]?.authorization, `Basic ${Buffer.from('ACCOUNT:to:ken').toString('base64')}`)
  assert.equal(service.asked[0]?.path, '/send')
})

test('the answer of the service tells a dead number, a refusal and its own trouble apart', async () => {
  const cases = [
    [400, { code: 21211 }, 'refused', 'sms_no_such_number'],
    [400, { code: 21610 }, 'refused', 'sms_refused'],
    [400, { code: 30003 }, 'deferred', 'sms_unreachable'],
    [429, { code: 20429 }, 'deferred', 'deferred'],
    [401, { code: 20003 }, 'deferred', 'provider_down'],
    [503, 'gone', 'deferred', 'provider_down'],
    [302, '', 'deferred', 'provider_down'],
  ] as const
  for (const [status, body, expected, kind] of cases) {
    await using service = await smsService(() => ({ status, body, location: 'http://127.0.0.1:1/' }))
    const outcome = await send(`http://127.0.0.1:${service.port}/`)
    assert.deepEqual([outcome.status, outcome.class], [expected, kind], String(status))
  }
})

test('a service that is away is the provider’s trouble', async () => {
  const outcome = await send('http://127.0.0.1:1/')
  assert.deepEqual([outcome.status, outcome.class], ['deferred', 'provider_down'])
})
