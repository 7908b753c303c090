import assert from 'node:assert/strict'
import { test } from 'node:test'
import { causeIds, causes, repairIds, repairShapes } from '../../../diagnosis/index.ts'
import { translator } from '../../../platform/i18n/index.ts'
import { guideOf } from '../guides/index.ts'
import { isAction, isAvailable, isRepair, repairAction, targetOf } from './index.ts'

const view = { language: 'en', t: translator('en'), host: 'id.example.co.jp', path: '/helper' } as const

test('every repair of the model has its way here, and a guide is one that exists', () => {
  for (const id of repairIds) {
    const target = targetOf(id)
    if (target.by === 'guide') assert.ok(guideOf(target.guide, 'en'), id)
    if (target.by === 'page') assert.equal(typeof target.to, 'function', id)
  }
})

test('what happens by itself is told, what cannot be done here is not offered', () => {
  assert.equal(isAvailable('use_passkey'), false)
  assert.equal(isAction('keep_sending'), false)
  assert.equal(isAvailable('keep_sending'), true)
  assert.equal(repairAction(view, { id: 'use_passkey' }, { flowId: 'f', caseToken: 'c' }), undefined)
  assert.equal(isAvailable('create_account', { signUp: false }), false)
  assert.equal(isAvailable('create_account', { signUp: true }), true)
  assert.equal(isRepair('constructor'), false)
})

test('every cause leaves something to do here besides a person, but for two that wait for their pages', () => {
  const without = causeIds.filter((cause) => !causes[cause].repairs.some(([id]) => isAvailable(id)))
  // A second way to confirm cannot be set up yet, and there is no billing.
  assert.deepEqual(without, ['C56', 'C63'])
})

test('a button goes through the one address that notes it, with the case and the goal', () => {
  const made = String(repairAction(view, { id: 'start_clean' }, { flowId: 'f', caseToken: 'c', look: 'primary' }))
  assert.match(made, /action="\/helper\/repair"/)
  assert.match(made, /name="case" value="c"/)
  assert.match(made, /name="flow" value="f"/)
  assert.match(made, /data-repair="start_clean"/)
  for (const id of repairIds.filter((each) => repairShapes[each].kind === 'support'))
    assert.ok(repairAction(view, { id }, { flowId: undefined, caseToken: undefined }), id)
})
