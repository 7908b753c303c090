import assert from 'node:assert/strict'
import { test } from 'node:test'
import { translator } from '../i18n/index.ts'
import { explain, problem, refuse, slugOf } from './index.ts'

const en = translator('en')

test('a refusal carries all that is needed to tell it', () => {
  const refusal = refuse('locked_until', { time: '14:32' })
  assert.equal(refusal.ok, false)
  const { code, status, level, action, values } = refusal.problem
  assert.deepEqual(
    { code, status, level, action, values },
    {
      code: 'GK3003',
      status: 429,
      level: 'T0',
      action: 'reset_password',
      values: { time: '14:32' },
    },
  )
})

test('a problem is told with its values, and its one click is named', () => {
  assert.deepEqual(explain(problem('id_domain_typo', { suggestion: 'hanako@example.com' }), en), {
    said: 'Did you mean hanako@example.com?',
    action: 'Use this address',
  })
  assert.deepEqual(explain(problem('id_empty'), en), { said: 'Enter your email address or phone number.', action: '' })
  assert.equal(explain(problem('changed_elsewhere', { date: '25 November' }), en).action2, 'That was me')
})

test('a code names its problem, in any case; nothing else does', () => {
  assert.equal(slugOf('gk3001'), 'credentials_mismatch')
  for (const other of ['GK2001', '3001', '', '__proto__']) assert.equal(slugOf(other), undefined)
})
