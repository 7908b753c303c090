import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { causeIds, facts, symptomIds } from '../index.ts'
import { makers } from './files.ts'
import { type Entry, entryOf, findEntries, names, packOf, packs } from './index.ts'

const all = packs.flatMap((pack) => pack.entries.map((entry) => ({ pack, entry, name: `${pack.id}/${entry.id}` })))

test('packs and their entries are found by id, and nothing by another', () => {
  for (const { pack, entry } of all) assert.equal(entryOf(pack.id, entry.id), entry)
  assert.equal(packOf('windows-sign-in')?.id, 'windows-sign-in')
  assert.equal(packOf('toString'), undefined)
  assert.equal(entryOf('windows-sign-in', 'constructor'), undefined)
})

test('ids are plain and unique', () => {
  assert.equal(new Set(packs.map(({ id }) => id)).size, packs.length)
  for (const pack of packs) {
    assert.match(pack.id, /^[a-z0-9]+(-[a-z0-9]+)*$/)
    assert.equal(new Set(pack.entries.map(({ id }) => id)).size, pack.entries.length, pack.id)
  }
  for (const { entry, name } of all) {
    assert.match(entry.id, /^[a-z0-9]+(_[a-z0-9]+)*$/, name)
    assert.equal(new Set(entry.repairs.map(({ id }) => id)).size, entry.repairs.length, name)
  }
})

test('an entry names symptoms, causes and facts that the engine knows, and leads to entries that exist', () => {
  for (const { pack, entry, name } of all) {
    assert.ok(entry.symptoms.length > 0, name)
    for (const id of entry.symptoms) assert.ok(symptomIds.includes(id), `${name} ${id}`)
    for (const id of entry.causes) assert.ok(causeIds.includes(id), `${name} ${id}`)
    for (const { answers } of entry.tell) {
      assert.ok(answers.length > 1, `${name}: a question has two answers or more`)
      for (const { cause, evidence, entry: next } of answers) {
        assert.ok(!cause || causeIds.includes(cause), name)
        assert.ok(!evidence || facts.includes(evidence), name)
        assert.ok(!next || entryOf(pack.id, next), `${name} leads to ${next}`)
      }
    }
  }
})

test('every repair and every link of a maker is used by an entry', () => {
  for (const { maker, links, repairs, packs: own } of Object.values(makers)) {
    const entries = Object.values(own).flatMap((pack) => Object.values(pack.entries))
    const unused = (all: object, used: readonly string[]) => Object.keys(all).filter((name) => !used.includes(name))
    assert.deepEqual(
      unused(
        links,
        entries.flatMap((entry) => entry.links),
      ),
      [],
    )
    assert.deepEqual(
      unused(
        repairs,
        entries.flatMap((entry) => entry.repairs),
      ),
      [],
    )
    assert.deepEqual(unused(own, maker.packs), [])
  }
})

test('a code is written as the reader tells it, and belongs to one entry', () => {
  const owners = new Map<string, string>()
  for (const { entry, name } of all) {
    for (const code of entry.matches.codes) {
      assert.match(code, /^(AADSTS\d{5,7}|0x[0-9A-F]{6,8}|HTTP \d{3}|\d{4})$/, name)
      assert.equal(owners.get(code), undefined, `${code} is in ${owners.get(code)} and ${name}`)
      owners.set(code, name)
      const written = /^\d+$/.test(code) ? `[${code}]` : code
      assert.equal(findEntries(`サインインすると ${written} と出ます`)[0]?.entry, entry, `${name} by ${code}`)
    }
  }
})

test('every entry can be met: by a code or a phrase, and its own phrases find it', () => {
  for (const { entry, name } of all) {
    const { phrases } = entry.matches
    assert.ok(entry.matches.codes.length + phrases.length > 0, name)
    for (const phrase of phrases) {
      const found = findEntries(phrase.replaceAll('…', ' '), 9)
      assert.ok(
        found.some((one) => one.entry === entry),
        `${name} by "${phrase}"`,
      )
    }
  }
})

test('a code comes before phrases, shares are shares, and a text about nothing finds nothing', () => {
  const found = findEntries('AADSTS50126 outlook keeps asking for the password', 5)
  assert.equal(found[0]?.entry.id, 'name_or_password')
  assert.equal(found[0]?.byCode, true)
  assert.ok(found.length > 1 && found.reduce((sum, { share }) => sum + share, 0) < 1)
  assert.deepEqual(findEntries('今日の天気は'), [])
  assert.equal(findEntries('AADSTS50126 temporary profile outlook keeps asking', 1).length, 1)
})

test('codes are read in any width and case, with and without the words beside them', () => {
  for (const text of ['ＡＡＤＳＴＳ５０１２６', 'aadsts50126: error', 'AADSTS 50126', 'エラーコード：AADSTS50126'])
    assert.equal(findEntries(text)[0]?.entry.id, 'name_or_password', text)
  assert.deepEqual(findEntries('AADSTS5012').length, 0)
  for (const text of ['問題が発生しました【１００１】', 'Something went wrong. [1001]', 'error code: 1001'])
    assert.equal(findEntries(text)[0]?.entry.id, 'error_1001', text)
  assert.equal(findEntries('0xcaa20003')[0]?.entry.id, 'meeting_app')
})

test('what could be lost is said first: the warning stands at the entries where files or data can go', () => {
  for (const id of ['temporary_profile', 'damaged_profile']) assert.ok(entryOf('windows-sign-in', id)?.warning, id)
  assert.ok(entryOf('microsoft-365', 'subscription_ended')?.warning)
  const { repairs } = entryOf('windows-sign-in', 'temporary_profile') as Entry
  assert.match(repairs[0]?.steps.ja[0] ?? '', /USB/)
  assert.match(repairs[0]?.steps.ja[1] ?? '', /サインアウトはせず/)
})

test('sources are pages of the maker, over https, each with the day it was looked up', () => {
  const day = /^20\d\d-\d\d-\d\d$/
  for (const { pack, entry, name } of all) {
    assert.ok(entry.links.length > 0, name)
    assert.match(entry.checkedOn, day)
    assert.match(pack.checkedOn, day)
    for (const { url, title, on } of entry.links) {
      assert.match(new URL(url).host, /^(support|learn)\.microsoft\.com$/, url)
      assert.ok(url.startsWith('https://') && title, url)
      assert.match(on, day)
    }
  }
})

// ---- Other makers

test('no other maker is named outside the packs', () => {
  const below = (folder: string) =>
    readdirSync(join(import.meta.dirname, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(import.meta.dirname, folder, name),
    )
  const files = [...below('..'), ...below('../../../content/model')].filter(
    (name) => /\.(ts|json)$/.test(name) && !/diagnosis\/packs\/|\.(test|fixture)\.ts$|learned\.(ts|json)$/.test(name),
  )
  const maker =
    /microsoft|outlook|google|gmail|apple|iphone|android|chrome|firefox|safari|docomo|softbank|lastpass|1password|yahoo|facebook|okta|yubikey/i
  assert.ok(files.length > 40)
  for (const file of files) {
    const code = readFileSync(file, 'utf8')
    assert.ok(!maker.test(code), `${file} names ${maker.exec(code)?.[0]}`)
  }
  assert.ok(names.officeApp)
})

// ---- Coverage

test('the list of what the packs answer names entries and causes that exist', () => {
  const list = readFileSync(new URL('../../../docs/packs-coverage.md', import.meta.url), 'utf8')
  const rows = list.split('\n').filter((line) => /^\| \d/.test(line))
  assert.ok(rows.length >= 90, `${rows.length} rows`)
  for (const row of rows) {
    const answers = [...row.matchAll(/`([a-z0-9-]+)\/([a-z0-9_]+)`/g)]
    const causes = [...row.matchAll(/\bC\d\d\b/g)].map(([id]) => id)
    assert.ok(answers.length + causes.length > 0, row)
    for (const [, pack, entry] of answers) assert.ok(entryOf(pack ?? '', entry ?? ''), `${pack}/${entry}: ${row}`)
    for (const cause of causes) assert.ok((causeIds as readonly string[]).includes(cause), row)
  }
  for (const { name } of all) assert.ok(list.includes(`\`${name}\``), `${name} is in no row`)
})
