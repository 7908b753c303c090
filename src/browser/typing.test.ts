import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as typing from './typing.js'
import { commonDomains, isOneSlip, suggestAddress, suggestDomain, typoDomains } from './typo-domains.js'

test('full-width letters and kana are counted, and made half-width where that is possible', () => {
  assert.equal(typing.countWide('ｔａｎａｋａ＠example'), 7)
  assert.equal(typing.halfWidth('ｔａｎａｋａ＠ｅｘ．ｊｐ　１２'), 'tanaka@ex.jp 12')
  assert.equal(typing.countWide('ぱすわーど'), 5)
  assert.equal(typing.halfWidth('ぱす'), 'ぱす')
  assert.equal(typing.countWide('correct horse é ñ ß'), 0)
})

test('characters that cannot be seen are counted and taken out', () => {
  const copied = '\ufeffsec\u200bret\u202e\u{e0041}\u00ad\u2060'
  assert.equal(typing.countInvisible(copied), 6)
  assert.equal(typing.withoutInvisible(copied), 'secret')
  assert.equal(typing.countInvisible('plain text, with spaces'), 0)
})

test('the joiner inside an emoji is no invisible character', () => {
  assert.equal(typing.countInvisible('\u{1f469}\u200d\u{1f469}\u200d\u{1f467}'), 0)
  assert.equal(typing.countInvisible('a\u200db'), 1)
})

test('spaces around and tabs inside are found; spaces between words are left', () => {
  assert.equal(typing.countSpacesAround(' \u3000secret\u00a0'), 3)
  assert.equal(typing.countTabs('\tname\tsecret\n'), 1)
  assert.equal(typing.withoutOddSpaces('\u00a0correct horse\tbattery '), 'correct horsebattery')
})

test('an address is told from a phone number and from half an address', () => {
  const kinds = {
    '': 'empty',
    ' \u200b ': 'empty',
    'tanaka@example.co.jp': 'email',
    'ｔａｎａｋａ＠ｅｘａｍｐｌｅ．ｃｏｍ': 'email',
    "o'brien+x@sub.example.com": 'email',
    '田中@例え.jp': 'email',
    '090-1234-5678': 'phone',
    '+81 (90) 1234 5678': 'phone',
    '０９０ー１２３４ー５６７８': 'phone',
    tanaka: 'unfinished',
    'tanaka@': 'unfinished',
    'tanaka@example': 'unfinished',
    'tanaka@example..com': 'unfinished',
    'a@b@example.com': 'unfinished',
  }
  for (const [typed, kind] of Object.entries(kinds)) assert.equal(typing.readIdentifier(typed).kind, kind, typed)
})

test('half an address is mended where it is plain what was meant', () => {
  const mended = {
    'tanaka @ example.co.jp': 'tanaka@example.co.jp',
    'Tanaka Hanako <tanaka@example.com>': 'tanaka@example.com',
    'tanaka@example,com': 'tanaka@example.com',
    'tanaka@@example。com': 'tanaka@example.com',
    'mailto:tanaka@example;com': 'tanaka@example.com',
  }
  for (const [typed, meant] of Object.entries(mended)) {
    assert.deepEqual(typing.readIdentifier(typed), { kind: 'unfinished', suggestion: meant }, typed)
  }
  assert.equal(typing.readIdentifier('tanaka').suggestion, undefined)
})

test('a code is read as the server reads it', () => {
  assert.equal(typing.readCode(' １２３−４５６\u200b '), '123456')
  assert.equal(typing.readCode('12 34-56'), '123456')
})

test('a new password meets its rule by length, or by a mixture where the rule allows it', () => {
  const standard = { short: 8, long: 15, composition: true }
  assert.equal(typing.readNewPassword('Abcdefg1', standard).met, true)
  assert.equal(typing.readNewPassword('abcdefg1', standard).met, false)
  assert.equal(typing.readNewPassword('correct horse b', standard).met, true)
  assert.equal(typing.readNewPassword('Ａｂｃｄｅｆｇ１', standard).met, true)
  assert.equal(typing.readNewPassword('Abcdefg1', { short: 15, long: 15, composition: false }).met, false)
  assert.equal(typing.readNewPassword('\u{1f600}'.repeat(14), standard).length, 14)
})

test('long input costs no time', () => {
  const start = performance.now()
  for (const text of [
    '@'.repeat(1e5),
    `a@${'.a'.repeat(5e4)}`,
    ' '.repeat(1e5),
    '<'.repeat(1e5),
    '\u200b'.repeat(1e5),
  ]) {
    typing.readIdentifier(text)
    typing.readCode(text)
    typing.countInvisible(text)
    typing.countTabs(text)
    typing.withoutOddSpaces(text)
    suggestAddress(text)
  }
  assert.ok(performance.now() - start < 200)
})

test('a mistyped mail domain is recognised', () => {
  const meant = {
    'gmial.com': 'gmail.com',
    'gmai.com': 'gmail.com',
    'gmail.con': 'gmail.com',
    'gmail.co.jp': 'gmail.com',
    'yaho.co.jp': 'yahoo.co.jp',
    'yahoo.jp': 'yahoo.co.jp',
    'YAHOO.CO,JP': 'yahoo.co.jp',
    'docmo.ne.jp': 'docomo.ne.jp',
    'docomo.co.jp': 'docomo.ne.jp',
    'i.sofbank.jp': 'i.softbank.jp',
    'ezwev.ne.jp': 'ezweb.ne.jp',
    'outlok.jp': 'outlook.jp',
    'hotnail.com': 'hotmail.com',
    'icloud.co': 'icloud.com',
    gmail: 'gmail.com',
    'gmail.com.': 'gmail.com',
  }
  for (const [typed, domain] of Object.entries(meant)) assert.equal(suggestDomain(typed), domain, typed)
  assert.equal(suggestAddress('tanaka＠ｇｍａｉｌ．ｃｏｎ'), 'tanaka@gmail.com')
  assert.ok(typoDomains.size >= 40)
})

test('a domain that exists is left alone', () => {
  const real = [
    'example.com',
    'example.co.jp',
    'mail.com',
    'ymail.com',
    'me.com',
    'yahoo.com.hk',
    'outlook.de',
    'cloud.com',
  ]
  for (const domain of [...real, ...commonDomains]) assert.equal(suggestDomain(domain), undefined, domain)
  assert.equal(suggestAddress('tanaka'), undefined)
  assert.equal(suggestAddress('@gmial.com'), undefined)
})

test('no slip is itself a common domain, and every suggestion is one step from rest', () => {
  for (const [slip, meant] of typoDomains) {
    assert.ok(!commonDomains.includes(slip), slip)
    assert.equal(suggestDomain(meant), undefined, meant)
  }
})

test('one slip is one key', () => {
  assert.ok(isOneSlip('gmal.com', 'gmail.com'))
  assert.ok(isOneSlip('gmaiil.com', 'gmail.com'))
  assert.ok(isOneSlip('gnail.com', 'gmail.com'))
  assert.ok(isOneSlip('gmali.com', 'gmail.com'))
  assert.ok(!isOneSlip('gmail.com', 'gmail.com'))
  assert.ok(!isOneSlip('gmaal.con', 'gmail.com'))
})
