import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '../../platform/i18n/index.ts'
import { plainText } from './plain-text.ts'
import { renderMessage, type Values } from './render.ts'
import { carriesCode, formOf, type Template, templates } from './templates.ts'

const config = { url: 'https://id.example.co.jp', timeZone: 'Asia/Tokyo' }

function valuesFor(template: Template, words: Values = {}): Values {
  const values: Values = { until: Date.UTC(2026, 10, 25, 5, 32), at: Date.UTC(2026, 10, 25, 5, 22) }
  for (const name of formOf(template).needs)
    values[name] = /^link$|Link$/.test(name) ? `${config.url}/go/${name}` : `(${name})`
  if (carriesCode(template)) values.code = '123456'
  return { ...values, device: 'Chrome 141 · Windows', network: '203.0.113.0/24', ...words }
}

const everyMail = languages.flatMap((language) =>
  templates.map((template) => ({ kind: 'email' as const, language, template })),
)

test('every message exists in both languages, with nothing left to fill in', () => {
  for (const form of everyMail) {
    const mail = renderMessage(form, valuesFor(form.template), config)
    const text = renderMessage({ ...form, kind: 'phone' }, valuesFor(form.template), config)
    for (const part of [mail.subject, mail.text, mail.html ?? '', text.text]) {
      assert.doesNotMatch(part, /mail\.\w|undefined|\[object/, `${form.template} ${form.language}`)
      assert.doesNotMatch(part.replace(/<style>[^<]*<\/style>/, ''), /[{}]/, `${form.template} ${form.language}`)
    }
  }
})

test('the subject of a code mail carries the code first', () => {
  const subjectIn = (language: 'ja' | 'en') =>
    renderMessage({ kind: 'email', template: 'sign_in_code', language }, valuesFor('sign_in_code'), config).subject
  assert.equal(subjectIn('ja'), '123456 — Genkan の確認コード')
  assert.equal(subjectIn('en'), '123456 — your Genkan code')
})

test('a code mail says what it is for, who asked, until when, and what to do if it was not you', () => {
  for (const template of templates.filter(carriesCode)) {
    const { text, html = '' } = renderMessage({ kind: 'email', template, language: 'en' }, valuesFor(template), config)
    for (const part of [text, html]) {
      for (const words of [
        '123456',
        'Chrome 141 · Windows',
        '203.0.113.0/24',
        '14:32',
        '14:22',
        'Japan time',
        'Not you?',
        'id.example.co.jp',
      ]) {
        assert.ok(part.includes(words), `${template} lacks ${words}`)
      }
    }
  }
})

test('a text message ends with the line that binds the code to the host', () => {
  for (const language of languages) {
    for (const template of templates.filter(carriesCode)) {
      const { text } = renderMessage(
        { kind: 'phone', template, language },
        valuesFor(template, { until: '14:32' }),
        config,
      )
      assert.ok(text.endsWith('\n@id.example.co.jp #123456'), text)
      assert.ok([...text].length <= (language === 'ja' ? 70 : 160), `${template} ${language}: ${[...text].length}`)
    }
  }
})

test('ATK-047 names with markup are text in every mail', () => {
  const words = '<script>alert(1)</script><a href="https://evil.example/">{{code}} $\u007bx} "\'&'
  for (const form of everyMail) {
    const evil = Object.fromEntries(
      Object.keys(valuesFor(form.template))
        .filter((name) => !/^link$|Link$|^until$|^at$/.test(name))
        .map((name) => [name, words]),
    )
    const { html = '', subject } = renderMessage(form, valuesFor(form.template, evil), config)
    assert.doesNotMatch(html, /<script|<a href="https:\/\/evil/, form.template)
    const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] as string)
    assert.ok(
      links.every((link) => link.startsWith(`${config.url}/`)),
      `${form.template}: ${links}`,
    )
    assert.doesNotMatch(subject, /[\r\n]/)
  }
})

test('ATK-035 ATK-036 ATK-037 ATK-039 a link that leads elsewhere never becomes a message', () => {
  for (const link of [
    'https://evil.example/reset',
    'http://id.example.co.jp/reset',
    'https://id.example.co.jp.evil.example/reset',
    'https://id.example.co.jp@evil.example/reset',
    'https://user:word@id.example.co.jp/reset',
    '//evil.example/',
    '/reset',
    'javascript:alert(1)',
    'https://id.example.co.jp/a\r\nBcc: b@example.com',
    'https://id.example.co.jp/a"onmouseover="x',
  ]) {
    const form = { kind: 'email', template: 'reset_code', language: 'en' } as const
    assert.throws(() => renderMessage(form, valuesFor('reset_code', { link }), config), /leads elsewhere/, link)
  }
})

test('a value is one line of at most 80 characters without anything unseen', () => {
  assert.equal(plainText('a\r\nBcc: b@example.com\u0000\u2028\u202egnp\u{e0041}\u200b'), 'a Bcc: b@example.com gnp')
  assert.equal([...plainText('𠮷'.repeat(500))].length, 80)
  assert.equal(plainText('\ud800x'), '\ufffdx')
  assert.equal(plainText("O'Brien 李"), "O'Brien 李")
})

test('the plain form of a code mail has no link and no HTML', () => {
  for (const template of templates.filter(carriesCode)) {
    const mail = renderMessage({ kind: 'email', template, language: 'ja', plain: true }, valuesFor(template), config)
    assert.equal(mail.html, undefined)
    assert.doesNotMatch(mail.text, /https?:/)
    assert.ok(mail.text.includes('123456'))
  }
})

test('what is sent to an address without an account holds no word of anybody', () => {
  for (const template of ['sign_in_unknown', 'reset_unknown'] as const) {
    const values = { ...valuesFor(template), device: 'WORDS', network: 'WORDS' }
    const { subject, text, html } = renderMessage({ kind: 'email', template, language: 'en' }, values, config)
    assert.doesNotMatch(`${subject}${text}${html}`, /WORDS/)
  }
})

test('a value that is missing is a fault, never a gap in a mail', () => {
  assert.throws(
    () => renderMessage({ kind: 'email', template: 'sign_in_code', language: 'en' }, {}, config),
    /needs the value code/,
  )
})
