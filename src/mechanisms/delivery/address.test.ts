import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readEmail } from '../../records/accounts/index.ts'

const several = [
  'a@x.example,b@y.example',
  'a@x.example;b@y.example',
  'a@x.example b@y.example',
  'a@x.example\r\nBcc: b@y.example',
  'a@x.example%0d%0aBcc:b@y.example',
  'a@x.example\u2028b@y.example',
  '<a@x.example>',
  'A <a@x.example>',
  'a@x.example>b@y.example',
  '@y.example:a@x.example',
]

const strange = [
  'a@localhost',
  'a@[127.0.0.1]',
  'a@[IPv6:::1]',
  '"a b"@x.example',
  '=?utf-8?q?b=40y.example?=@x.example',
  '(c)a@x.example',
  'a@x.example(c)',
  'a@x@y',
  'a@x..example',
  'a@-x.example',
  'a@x.example\u0000b',
  'a..b@x.example',
  '.a@x.example',
  'a+b@',
  '["a@x.example"]',
  '{"$ne":""}',
  `${'a'.repeat(65)}@x.example`,
  `a@${'a.'.repeat(130)}example`,
]

test('ATK-040 a text that holds more than one address is none', () => {
  for (const text of several) assert.equal(readEmail(text), undefined, JSON.stringify(text))
})

test('ATK-049 an address inside quotes is refused', () => {
  assert.equal(readEmail('"x@evil.example"@corp.example'), undefined)
  assert.equal(readEmail('"x@evil.example" x@corp.example'), undefined)
})

test('ATK-050 64 kB of brackets are refused in less than 5 ms', () => {
  for (const text of [
    '('.repeat(65_536),
    `${'('.repeat(65_536)}a@x.example`,
    `a@${'.a'.repeat(32_768)}`,
    '@'.repeat(65_536),
  ]) {
    const start = performance.now()
    assert.equal(readEmail(text), undefined)
    assert.ok(performance.now() - start < 5)
  }
})

test('BAD-email what is no plain mailbox is refused', () => {
  for (const text of strange) assert.equal(readEmail(text), undefined, JSON.stringify(text))
})

test('ATK-041 look-alikes and case stay apart: the stored form is what was proved', () => {
  assert.equal(readEmail('A@X.EXAMPLE')?.norm, 'a@x.example')
  assert.equal(readEmail('m\u0131ke@example.com')?.norm, 'm\u0131ke@example.com')
  assert.notEqual(readEmail('a@\u0430\u0440\u0440\u04cf\u0435.com')?.norm, 'a@apple.com')
  assert.equal(readEmail('a@fa\u00df.example')?.value, 'a@xn--fa-hia.example')
})
