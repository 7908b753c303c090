import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog, currentRequestId, requestIdFrom, withRequestId } from './index.ts'

function capture(human = false) {
  const lines: string[] = []
  const log = createLog({ level: 'debug', human, to: { write: (line) => void lines.push(line) } })
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') }
}

const secretNames = [
  'password',
  'newPassword',
  'pwd',
  'code',
  'user_code',
  'authorizationCode',
  'token',
  'access_token',
  'refreshToken',
  'client_secret',
  'cookie',
  'set-cookie',
  'Authorization',
  'code_verifier',
  'otp',
  'DPoP-token',
]

for (const name of secretNames) {
  test(`the field ${name} is never written, at any depth`, () => {
    const { log, lines } = capture()
    log.info({ [name]: 'hunter2', deep: { list: [{ [name]: 'hunter2' }] } }, 'form')
    assert.doesNotMatch(lines.join(), /hunter2/)
    assert.match(lines.join(), /\[hidden\]/)
  })
}

test('numbers of problems, errors and answers are not secrets', () => {
  const { log, last } = capture()
  log.info({ statusCode: 200, problemCode: 'GK3001', errorCode: 'ECONNREFUSED', barcode: '1', passed: 3 }, 'ok')
  const { statusCode, problemCode, errorCode, barcode, passed } = last()
  assert.deepEqual([statusCode, problemCode, errorCode, barcode, passed], [200, 'GK3001', 'ECONNREFUSED', '1', 3])
})

test('secrets that stick in text are taken out', () => {
  const { log, lines } = capture()
  log.info('cannot reach postgres://genkan:hunter2@db/genkan')
  log.info(
    { header: 'Bearer hunter2hunter2', url: '/cb?code=hunter2&state=ok', id: 'eyJhunter2.eyJhunter2.hunter2' },
    'x',
  )
  log.error({ err: new Error('no: smtp://u:hunter2@mail', { cause: new Error('token=hunter2') }) }, 'mail')
  assert.doesNotMatch(lines.join(), /hunter2/)
  assert.match(lines.join(), /state=ok/)
})

test('an error is written with its stack, its code and its cause, and without what the database quotes', () => {
  const { log, last } = capture()
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (address)=(aiko@example.com)' })
  log.error({ err: new Error('sign-up failed', { cause }) }, 'fault')
  const { err } = last()
  assert.equal(err.message, 'sign-up failed')
  assert.match(err.stack, /log\.test\.ts/)
  assert.equal(err.cause.errorCode, '23505')
  assert.doesNotMatch(JSON.stringify(err), /aiko/)
})

for (const human of [false, true]) {
  test(`values with control characters never break a line (${human ? 'for people' : 'JSON'})`, () => {
    const { log, lines } = capture(human)
    log.info({ path: '/a\r\nINFO all is well\u001b[2J\u2028x\u202ey' }, 'GET\n/b\u0085')
    assert.equal(lines.length, 1)
    const text = lines.join('').replace(/\n$/, '')
    assert.doesNotMatch(text, human ? /[\p{Cc}\u2028\u202e]/u : /[\u0000-\u001f]/)
  })
}

test('a line for people is short', () => {
  const { log, lines } = capture(true)
  log.info({ status: 200 }, 'GET /sign-in')
  log.warn('slow')
  assert.match(lines[0] ?? '', /^\d\d:\d\d:\d\d GET \/sign-in status=200\n$/)
  assert.match(lines[1] ?? '', /^\d\d:\d\d:\d\d WARN slow\n$/)
})

test('each line that is logged for a request carries its id', async () => {
  const { log, last } = capture()
  await withRequestId('request-1', async () => {
    await new Promise(setImmediate)
    assert.equal(currentRequestId(), 'request-1')
    log.info('inside')
  })
  assert.equal(last().requestId, 'request-1')
  log.info('outside')
  assert.equal(last().requestId, undefined)
})

test('a request id from outside is taken only if it looks like one', () => {
  assert.equal(requestIdFrom('abcDEF_-12345678'), 'abcDEF_-12345678')
  for (const odd of [
    undefined,
    '',
    'short',
    'a'.repeat(65),
    'with space in it',
    'line\nbreak-123',
    ['a1234567', 'b1234567'],
  ]) {
    assert.match(requestIdFrom(odd), /^[\w-]{12}$/)
    assert.notEqual(requestIdFrom(odd), requestIdFrom(odd))
  }
})

test('circular and huge fields do no harm', () => {
  const { log, lines } = capture()
  const loop: Record<string, unknown> = {
    many: Array.from({ length: 5000 }, (_, i) => i),
    big: 10n,
    bytes: Buffer.from('x'),
  }
  loop.self = loop
  log.info(loop, 'loop')
  assert.equal(lines.length, 1)
  assert.ok((lines[0]?.length ?? 0) < 10_000)
})
