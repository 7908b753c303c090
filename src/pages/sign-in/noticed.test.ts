import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { View } from '../../platform/html/index.ts'
import { translator } from '../../platform/i18n/index.ts'
import { noticed, noticedFrom } from './noticed.ts'

const view: View = { language: 'en', t: translator('en'), host: 'id.example.com', path: '/' }

test('what was noticed is told from names and counts alone, as what it is', () => {
  const observations = {
    capsSeen: true,
    nonAscii: true,
    trimmed: true,
    cookieProbe: false,
    clockSkewMs: -240_000,
    keystrokes: 3,
    tabCount: 2,
    inApp: 'Line/',
  }
  const told = noticedFrom(view, observations)
  assert.deepEqual(
    told.map(({ icon }) => icon),
    ['key', 'key', 'key', 'info', 'alert', 'clock', 'phone', 'laptop'],
  )
  const details = told.map(({ detail }) => String(detail)).join('\n')
  assert.match(details, /id\.example\.com/)
  assert.match(details, /\b4 min\b/)
  assert.match(details, /\b2\b/)
  assert.doesNotMatch(details, /\{|undefined/)
  assert.deepEqual(noticedFrom(view, {}), [])
  assert.equal(noticedFrom(view, { autofilled: true, clockSkewMs: null, inApp: null }).length, 1)
  assert.equal(noticed(view, []), '')
  const shown = String(noticed(view, noticedFrom(view, { capsSeen: true })))
  assert.match(shown, /Caps Lock was on/)
  assert.match(shown, /only about this browser/)
})

test('what was noticed is shown as text, never as markup', () => {
  const hostile = `<img src=x onerror="alert('1')">`
  assert.doesNotMatch(String(noticed(view, [{ said: hostile, detail: hostile }])), /<img|onerror="/)
})
