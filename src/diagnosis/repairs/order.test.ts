import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fact } from '../evidence/index.ts'
import { type Level, levels } from '../ids.ts'
import { goldenRepairs, orderRepairs, type RepairId, repairIds, repairShapes } from './index.ts'

const all = new Map<RepairId, number>(repairIds.map((id) => [id, 1]))

const order = (over: Partial<Parameters<typeof orderRepairs>[0]> = {}) =>
  orderRepairs({ chances: all, facts: [], level: 'T5', done: [], missed: false, ...over })

test('without evidence: what was typed, account, reset, browser, other device, person', () => {
  const none = { facts: [] as Fact[], level: 'T0' as Level, done: [] as RepairId[], missed: false }
  assert.deepEqual(goldenRepairs(none), [
    'show_password',
    'choose_account',
    'reset_password',
    'start_clean',
    'continue_on_phone',
    'person',
  ])
  assert.deepEqual(goldenRepairs({ ...none, done: ['show_password'], missed: true }), [
    'person',
    'choose_account',
    'reset_password',
    'start_clean',
    'continue_on_phone',
  ])
})

test('clearing stored data by hand never stands above one click', () => {
  const chances = new Map<RepairId, number>([
    ['clear_site_data', 1],
    ['try_again', 0.05],
    ['allow_cookies', 0.05],
  ])
  const offered = order({ chances, done: ['start_clean'] })
  assert.deepEqual(offered, ['try_again', 'clear_site_data', 'allow_cookies', 'person'])
  const full = order({ done: ['start_clean'] })
  const clicks = full.filter((id) => repairShapes[id].kind === 'one_click')
  assert.ok(full.indexOf('clear_site_data') > full.indexOf(clicks.at(-1) ?? 'person'))
})

test('the warning about data that would be lost comes first', () => {
  const chances = new Map<RepairId, number>([
    ['restart_steps', 1],
    ['save_files_first', 0.1],
  ])
  assert.deepEqual(order({ chances }), ['save_files_first', 'restart_steps', 'person'])
})

test('a private window and clearing by hand are offered only after a clean start did not help', () => {
  assert.ok(!order().includes('private_window') && !order().includes('clear_site_data'))
  assert.ok(order({ done: ['start_clean'] }).includes('private_window'))
})

test('another browser, a cable and an update are offered only for a reason', () => {
  const conditional: [RepairId, Fact][] = [
    ['other_browser', 'page.changed'],
    ['use_cable', 'rtt.slow'],
    ['update_app', 'app_version.old'],
    ['switch_account', 'fitting_here.yes'],
  ]
  for (const [id, fact] of conditional) {
    assert.ok(!order().includes(id), id)
    assert.ok(order({ facts: [fact] }).includes(id), `${id} for ${fact}`)
  }
  assert.equal(order({ facts: ['rtt.slow'] }).at(-2), 'use_cable', 'a cable comes last, before a person')
  assert.ok(!order({ facts: ['receipt.no_such_user'] }).includes('check_junk'), 'not after a bounce')
})

test('nothing is offered twice, and after the first miss a person comes first', () => {
  const offered = order({ done: ['reset_password', 'try_again'], missed: true })
  assert.ok(!offered.includes('reset_password') && !offered.includes('try_again'))
  assert.equal(offered[0], 'person')
  assert.equal(order().at(-1), 'person')
})

test('a repair that stands for something hidden is offered from its level only', () => {
  for (const level of levels)
    for (const id of order({ level }))
      assert.ok(levels.indexOf(repairShapes[id].from ?? 'T0') <= levels.indexOf(level), `${id} at ${level}`)
  assert.ok(!order({ level: 'T1' }).includes('ask_to_enable'))
})

test('a condition names a repair that exists', () => {
  for (const id of repairIds) {
    const { after } = repairShapes[id]
    assert.ok(!after || repairIds.includes(after), id)
  }
})
