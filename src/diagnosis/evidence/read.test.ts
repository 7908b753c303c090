import assert from 'node:assert/strict'
import { test } from 'node:test'
import { itemsFrom, readEvidence } from '../index.ts'
import { at, seen } from '../situations.fixture.ts'
import { factsOf } from './index.ts'

test('measured items count by their band, of either sign', () => {
  const clock = (value: number) => factsOf([{ name: 'clock', value, where: 'browser', at }])
  assert.deepEqual([clock(119_000), clock(-120_000), clock(-120_001), clock(480_000)].flat(), [
    'clock.fine',
    'clock.fine',
    'clock.off',
    'clock.off',
  ])
})

test('what was seen outranks what a person says, and the newer observation the older one', () => {
  const said = seen('fill.typed', 'person', '2026-11-22T05:00:00Z')
  const observed = seen('fill.filled', 'browser', '2026-11-22T04:59:00Z')
  assert.deepEqual(factsOf([said, observed]), ['fill.filled'])
  assert.deepEqual(factsOf([seen('caps.on', 'browser', '2026-11-22T04:00:00Z'), seen('caps.off')]), ['caps.off'])
})

test('evidence expires: a word after a day, a browser after 30, a receipt after 90', () => {
  const items = [
    seen('strange.yes', 'person', '2026-11-20T05:00:00Z'),
    seen('caps.on', 'browser', '2026-10-30T05:00:00Z'),
    seen('receipt.accepted', 'delivery', '2026-09-01T05:00:00Z'),
  ]
  assert.deepEqual(factsOf(items, undefined, at), ['caps.on', 'receipt.accepted'])
  assert.deepEqual(factsOf(items, undefined, '2026-12-01T00:00:00Z'), [])
  assert.equal(factsOf(items).length, 3)
})

test('evidence that says nothing about the symptom is left out', () => {
  const down = [seen('mail_service.down')]
  assert.deepEqual(factsOf(down, 'Y8'), [])
  assert.deepEqual(factsOf(down, 'Y7'), ['mail_service.down'])
})

test('evidence from outside is read leniently: what is not known is dropped', () => {
  const good = { name: 'caps', value: 'on', where: 'browser', at }
  const raw = [
    good,
    { ...good, value: 'maybe' },
    { ...good, name: 'toString' },
    { ...good, name: '__proto__' },
    { ...good, value: 'constructor' },
    { ...good, where: 'account' },
    { ...good, at: 'yesterday' },
    { name: 'clock', value: Number.NaN, where: 'browser', at },
    { name: 'caps', value: 3, where: 'browser', at },
    null,
    'caps.on',
  ]
  assert.deepEqual(readEvidence(raw, 'visitor'), [good])
  assert.deepEqual(readEvidence({ 0: good }, 'visitor'), [])
  assert.equal(readEvidence(Array(1000).fill(good), 'visitor').length, 200)
})

test('a visitor cannot tell us about accounts', () => {
  const claim = { name: 'account', value: 'disabled', where: 'account', at }
  assert.deepEqual(readEvidence([claim, { ...claim, where: 'browser' }], 'visitor'), [])
  assert.equal(readEvidence([claim], 'observer').length, 1)
})

test('what a page reports becomes evidence', () => {
  const told = (page: Parameters<typeof itemsFrom>[0]) => factsOf(itemsFrom(page, at))
  assert.deepEqual(told({ noJs: true }), ['script.absent'])
  assert.deepEqual(
    told({
      capsSeen: true,
      imeComposition: false,
      nonAscii: true,
      trimmed: false,
      autofilled: true,
      keystrokes: 12,
      cookieProbe: false,
      storageProbe: true,
      clockSkewMs: 480_000,
      rttMs: 90,
      online: true,
      features: ['crypto'],
      inApp: null,
      tabCount: 2,
    }),
    [
      ...['caps.on', 'wide.seen', 'extra.none', 'fill.typed', 'cookies.blocked', 'storage.kept', 'clock.off'],
      ...['online.yes', 'rtt.quick', 'script.ran', 'features.missing', 'browser.ordinary', 'tabs.several'],
    ],
  )
  assert.ok(told({ autofilled: true, keystrokes: 0 }).includes('fill.filled'))
  assert.ok(told({ pasted: true }).includes('fill.pasted'))
  assert.deepEqual(told({ clockSkewMs: null, rttMs: null }), ['script.ran'])
})
