import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startApp } from '../start-app.ts'
import { openPerson } from './chromium.ts'

test('the sign-in page weighs at most 50 kB compressed, in at most 6 requests, none of them to others', async (t) => {
  await using app = await startApp()
  await using person = await openPerson(app, { language: 'ja' })
  const wire = await person.context.newCDPSession(person.page)
  await wire.send('Network.enable')
  await wire.send('Network.setCacheDisabled', { cacheDisabled: true })
  const asked = new Map<string, string>()
  const bytes = new Map<string, number>()
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => asked.set(requestId, request.url))
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength))
  await person.page.goto('/sign-in', { waitUntil: 'networkidle' })
  const network = [...asked].filter(([, url]) => !url.startsWith('data:'))
  const total = network.reduce((sum, [id]) => sum + (bytes.get(id) ?? 0), 0)
  t.diagnostic(
    `${network.length} requests, ${total} bytes: ${network.map(([id, url]) => `${new URL(url).pathname} ${bytes.get(id)}`).join(', ')}`,
  )
  assert.ok(
    network.every(([, url]) => url.startsWith(app.url)),
    'something came from another host',
  )
  assert.ok(network.length <= 6, `${network.length} requests`)
  assert.ok(total > 5000 && total <= 50_000, `${total} bytes`)
})

test('nothing on the pages of sign-in moves after it has been drawn', async () => {
  await using app = await startApp()
  await using person = await openPerson(app)
  await person.page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const path of ['/sign-in', '/sign-up', '/reset']) {
    await person.page.goto(path, { waitUntil: 'networkidle' })
    const shift = await person.page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((a, b) => a + b, 0),
    )
    assert.ok(shift <= 0.02, `${path} moved by ${shift}`)
  }
})
