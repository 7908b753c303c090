import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages, translator } from '../../platform/i18n/index.ts'
import { templates } from '../delivery/templates.ts'
import { authenticatorKinds } from './index.ts'

test('every kind of authenticator has a name in each language, and none of its own for two', () => {
  for (const language of languages) {
    const names = Object.values(authenticatorKinds).map(({ name }) => translator(language)(name))
    assert.ok(names.every((name) => name.trim() !== ''))
    assert.equal(new Set(names).size, names.length)
  }
})

test('what is bound to an account has a limit of its own, notices that exist, and audit events that name it', () => {
  for (const [kind, { bound, limit }] of Object.entries(authenticatorKinds)) {
    if (!bound) {
      assert.equal(limit, 'question', `${kind} is sent to a contact: its questions are limited`)
      continue
    }
    assert.equal(limit, 'account', kind)
    const known = new Set<string>(templates)
    assert.ok(known.has(bound.notices.bound) && known.has(bound.notices.removed), kind)
    assert.match(bound.audit.bound, new RegExp(`^${kind}\\.\\w+$`))
    assert.match(bound.audit.removed, new RegExp(`^${kind}\\.\\w+$`))
  }
})
