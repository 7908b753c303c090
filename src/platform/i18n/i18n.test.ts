import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseLanguage, formatDate, formatDuration, formatTime, formatWait, type Key, translator } from './index.ts'

const en = translator('en')
const ja = translator('ja')

test('a text that counts has a singular in English', () => {
  assert.match(en('problems.code_wrong.said', { n: 1 }), /You have 1 try left\.$/)
  assert.match(en('problems.code_wrong.said', { n: 2 }), /You have 2 tries left\.$/)
  assert.match(en('problems.code_wrong.said', { n: 0 }), /You have 0 tries left\.$/)
  assert.match(ja('problems.code_wrong.said', { n: 1 }), /あと1回入力できます。$/)
})

test('values appear as they are, whatever they look like', () => {
  const hostile = '<b>{id}</b> $t(problems.id_empty.said) $& {{x}} %s'
  assert.equal(en('problems.id_domain_typo.said', { suggestion: hostile }), `Did you mean ${hostile}?`)
  const names = { app: 'a', lng: 'ja', context: 'x', count: 1, defaultValue: 'no' }
  assert.match(
    en('problems.not_assigned.said', { ...names, org: '{app}' }),
    /^a has not been assigned to you in \{app\}\.$/,
  )
})

test('a place without a value stays visible', () => {
  assert.match(en('problems.locked_until.said'), /\{time\}/)
  assert.equal(en('problems.nothing.said' as Key), 'problems.nothing.said')
})

test('the language is the first hint that names one of ours', () => {
  assert.equal(chooseLanguage(undefined, null, '', 'en'), 'en')
  assert.equal(chooseLanguage('fr', 'en-GB', 'ja'), 'en')
  assert.equal(chooseLanguage('ja_JP'), 'ja')
  assert.equal(chooseLanguage('fr en ja'), 'en')
  assert.equal(chooseLanguage('fr-CH, fr;q=0.9, ja;q=0.7, en; q=0.8, *;q=0.5'), 'en')
  assert.equal(chooseLanguage('en;q=0, ja;q=0.1'), 'ja')
  assert.equal(chooseLanguage('de', 'eng', '*', ';;;q=,,'), 'ja')
  assert.equal(chooseLanguage(`${'x'.repeat(100_000)},en`), 'ja')
})

test('a time has its date when it is not today in that zone', () => {
  const now = new Date('2026-11-25T06:00:00Z')
  const at = (iso: string) => new Date(iso)
  assert.equal(formatTime(at('2026-11-25T05:32:00Z'), 'ja', 'Asia/Tokyo', now), '14:32')
  assert.equal(formatTime(at('2026-11-24T15:00:00Z'), 'en', 'Asia/Tokyo', now), '00:00')
  assert.equal(formatTime(at('2026-11-25T15:05:00Z'), 'ja', 'Asia/Tokyo', now), '11月26日 00:05')
  assert.equal(formatTime(at('2026-11-24T14:59:00Z'), 'en', 'Asia/Tokyo', now), '24 Nov 23:59')
  assert.equal(formatTime(at('2027-01-02T00:00:00Z'), 'ja', 'Asia/Tokyo', now), '2027年1月2日 09:00')
  assert.equal(formatTime(at('2025-01-02T00:00:00Z'), 'en', 'UTC', now), '2 Jan 2025 00:00')
  assert.equal(formatDate(at('2026-11-25T15:00:00Z'), 'ja', 'Asia/Tokyo'), '2026年11月26日')
  assert.equal(formatDate(at('2026-11-25T14:00:00Z'), 'en', 'Asia/Tokyo'), '25 November 2026')
})

test('a wait is told in words, rounded up', () => {
  const told = [1, 59.2, 60, 90, 300, 3600, 5400, 86_400, 2_592_000].map((s) => [
    formatWait(s, 'ja'),
    formatWait(s, 'en'),
  ])
  assert.deepEqual(told, [
    ['1秒間', '1 second'],
    ['1分間', '1 minute'],
    ['1分間', '1 minute'],
    ['1分30秒間', '1 minute 30 seconds'],
    ['5分間', '5 minutes'],
    ['1時間', '1 hour'],
    ['1時間30分間', '1 hour 30 minutes'],
    ['1日間', '1 day'],
    ['30日間', '30 days'],
  ])
  assert.equal(formatWait(0, 'en'), '1 second')
  assert.equal(formatDuration(60, 'ja'), '1分')
})
