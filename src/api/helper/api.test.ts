import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Browser } from '../../../test/browser.ts'
import { password, signIn, startApp, type TestApp } from '../../../test/start-app.ts'
import { type Result, readResult } from '../../diagnosis/index.ts'
import { readAttemptId } from '../../records/sign-in-log/index.ts'
import { inviteOperator } from '../../services/operators/index.ts'

const json = { 'content-type': 'application/json', accept: 'application/json' }

async function ask(browser: Browser, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const answer = await browser.request('/helper/diagnoses', {
    method: 'POST',
    body: text,
    headers: { ...json, ...headers },
  })
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Result & { code?: string } }
}

/** Types a wrong password and gives the number of the attempt that its page shows. */
async function refusedAttempt(browser: Browser, address: string, secret = 'wrong'): Promise<string> {
  const seen = await signIn(browser, address, secret)
  return /at_[\dA-Z]{26}/.exec(seen.html)?.[0] as string
}

const at = '2026-11-22T05:00:00Z'

test('a program tells a symptom and evidence, and gets the result contract', async () => {
  await using app = await startApp()
  const { status, body, headers } = await ask(app.browser(), {
    symptom: 'Y1',
    evidence: [
      { name: 'caps', value: 'on', where: 'browser', at },
      { name: 'fill', value: 'typed', where: 'browser' },
    ],
  })
  assert.equal(status, 200)
  assert.match(headers.get('content-type') ?? '', /application\/json/)
  assert.equal(headers.get('access-control-allow-origin'), null)
  assert.ok('result' in readResult(body))
  assert.deepEqual([body.level, body.findings[0]?.cause, body.attempt], ['T0', 'C04', null])
})

test('a text in people’s own words is understood, and the answer says as what', async () => {
  await using app = await startApp()
  const { status, body } = await ask(app.browser(), { text: '確認コードのメールが届きません', language: 'ja' })
  assert.deepEqual([status, body.symptom], [200, 'Y7'])
  assert.equal((body as unknown as { understood: { symptom: string } }).understood.symptom, 'Y7')
  const named = await ask(app.browser(), { text: '確認コードのメールが届きません', symptom: 'Y1' })
  assert.equal(named.body.symptom, 'Y1')
})

test('nobody can tell us about accounts, and every mistake is named by its path', async () => {
  await using app = await startApp()
  const browser = app.browser()
  const refused = async (body: unknown, headers?: Record<string, string>) => {
    const { status, body: said } = await ask(browser, body, headers)
    return [status, (said as unknown as { error: string }).error, said.code]
  }
  const forged = { evidence: [{ name: 'account', value: 'disabled', where: 'account', at }] }
  assert.deepEqual(await refused(forged), [400, 'invalid_request', 'GK6003'])
  assert.deepEqual(await refused({ symptom: 'Y99' }), [400, 'invalid_request', 'GK6003'])
  assert.deepEqual(await refused({ level: 'T5' }), [400, 'invalid_request', 'GK6003'])
  assert.deepEqual(await refused('{'), [400, 'invalid_request', 'GK6003'])
  assert.deepEqual(await refused('[]'), [400, 'invalid_request', 'GK6003'])
  assert.deepEqual(await refused({}, { 'content-type': 'text/plain' }), [415, 'invalid_request', 'GK6003'])
  assert.deepEqual(await refused({ text: 'x'.repeat(17_000) }), [413, 'invalid_request', 'GK6003'])
  const { body } = await ask(browser, { evidence: [{ name: 'caps', value: 'maybe', where: 'browser' }], tried: [{}] })
  const { mistakes } = body as unknown as { mistakes: string[] }
  assert.ok(mistakes.some((mistake) => mistake.startsWith('tried.0.id:')))
})

test('a form of another site is not answered', async () => {
  await using app = await startApp()
  const { headers } = { headers: { ...json, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } }
  const answer = await app.browser().request('/helper/diagnoses', { method: 'POST', body: '{}', headers })
  assert.equal(answer.status, 403)
})

test('sixty questions a minute for one network, then a wait', async () => {
  await using app = await startApp()
  const browser = app.browser()
  const all = await Promise.all(Array.from({ length: 70 }, () => ask(browser, {})))
  const refused = all.filter(({ status }) => status === 429)
  assert.ok(refused.length >= 10, `${refused.length}`)
  assert.equal(refused[0]?.body.code, 'GK6012')
  assert.ok(Number(refused[0]?.headers.get('retry-after')) >= 1)
})

test('the number of an attempt counts only in its own browser, and the level comes from proof', async () => {
  await using app = await startApp()
  const { address } = await app.given.account()
  const familiar = app.browser()
  await signIn(familiar, address, password)
  familiar.cookies.delete('genkan_session')
  const attempt = await refusedAttempt(familiar, address)
  const levelOf = async (browser: Browser) => {
    const { body } = await ask(browser, { attempt })
    return [body.level, body.attempt, body.symptom]
  }
  assert.deepEqual(await levelOf(familiar), ['T1', attempt, 'Y1'])
  assert.deepEqual(await levelOf(app.browser()), ['T0', null, null])
  const elsewhere = app.browser()
  await signIn(elsewhere, address, password)
  assert.deepEqual(await levelOf(elsewhere), ['T3', attempt, 'Y1'])
})

test('T0: an attempt on an address that nobody has gives the same answer as a wrong password', async () => {
  await using app = await startApp()
  await app.given.account({ address: 'aiko@example.com' })
  const answer = async (address: string) => {
    const browser = app.browser()
    const numbers = []
    for (let n = 1; n <= 10; n += 1) numbers.push(await refusedAttempt(browser, address, `wrong ${n}`))
    const bodies = []
    for (const attempt of numbers) {
      const { body } = await ask(browser, { attempt })
      bodies.push({ ...body, attempt: '…' })
    }
    return bodies
  }
  const known = await answer('aiko@example.com')
  assert.deepEqual(await answer('anna@example.com'), known)
  assert.deepEqual(
    [known[0], known[7], known[9]].map((one) => [one?.symptom, one?.level]),
    [
      ['Y1', 'T0'],
      ['Y1', 'T0'],
      ['Y2', 'T0'],
    ],
  )
})

test('a diagnosis is given to its own person and to operators; for all others it does not exist', async () => {
  await using app = await startApp({ config: { local: false } })
  const { address } = await app.given.account()
  const stranger = app.browser()
  const attempt = await refusedAttempt(stranger, address)
  const get = async (browser: Browser, number: string) => {
    const answer = await browser.request(`/helper/diagnoses/${number}`, { headers: { accept: 'application/json' } })
    return { status: answer.status, body: (await answer.json()) as Result }
  }
  const unknown = await get(stranger, 'at_00000000000000000000000000')
  assert.equal(unknown.status, 404)
  assert.deepEqual(await get(stranger, attempt), unknown)
  assert.deepEqual(await get(stranger, 'nonsense'), unknown)
  const own = app.browser()
  await signIn(own, address, password)
  const told = await get(own, attempt)
  assert.deepEqual([told.status, told.body.level, told.body.attempt], [200, 'T3', attempt])
  const operator = await enteredOperator(app)
  assert.equal((await get(operator, attempt)).body.level, 'T5')
})

async function enteredOperator(app: TestApp): Promise<Browser> {
  const browser = app.browser()
  const made = await inviteOperator(app, { kind: 'command_line', id: 'test' })
  assert.ok(made.ok)
  const path = new URL(made.link).pathname
  await browser.submit(await browser.get(path), path)
  return browser
}

test('an attempt is named by its id or its label, and by nothing else', () => {
  const id = '0197f3c2-1b2c-7d3e-8f40-123456789abc'
  assert.equal(readAttemptId(id.toUpperCase()), id)
  for (const nothing of ['', 'at_', 'at_UUUUUUUUUUUUUUUUUUUUUUUUUU', 'at_ZZZZZZZZZZZZZZZZZZZZZZZZZZ', `${id}0`])
    assert.equal(readAttemptId(nothing), undefined)
})
