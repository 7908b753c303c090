import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { View } from '../../platform/html/index.ts'
import { translator } from '../../platform/i18n/index.ts'
import { noticed, noticedFrom } from './noticed.ts'

const view: View = { language: 'en', t: translator('en'), host: 'id.example.com', path: '/' }

test('what was noticed is told from names and counts alone, with the cause it points to', () => {
  const facts = {
    capsSeen: true,
    nonAscii: true,
    trimmed: true,
    cookieProbe: false,
    clockSkewMs: -240_000,
    keystrokes: 3,
    tabCount: 2,
    inApp: 'Line/',
  }
  const causes = noticedFrom(view, facts).map(({ cause }) => cause)
  assert.deepEqual(causes, ['C04', 'C03', 'C05', 'C37', 'C43', undefined, 'C42', 'C39'])
  assert.deepEqual(noticedFrom(view, {}), [])
  assert.deepEqual(
    noticedFrom(view, { autofilled: true, clockSkewMs: null, inApp: null }).map(({ cause }) => cause),
    ['C10'],
  )
  assert.equal(noticed(view, []), '')
  const shown = String(noticed(view, noticedFrom(view, { capsSeen: true })))
  assert.match(shown, /data-cause="C04"/)
  assert.match(shown, /only about this browser/)
})

test('what was noticed is shown as text, never as markup', () => {
  const hostile = `<img src=x onerror="alert('1')">`
  assert.doesNotMatch(String(noticed(view, [{ said: hostile, detail: hostile }])), /<img|onerror="/)
})
