import assert from 'node:assert/strict'
import { test } from 'node:test'
import { packsOf } from './assemble.ts'
import { makers } from './files.ts'
import type { MakerFiles } from './maker-files.ts'

/** The files of a maker, with one change. */
function changed(change: (files: MakerFiles) => void): () => unknown {
  const files: MakerFiles = structuredClone(makers.microsoft)
  change(files)
  return () => packsOf(files)
}

test('what is named and is not there is refused, and the message says where', () => {
  const entry = (files: MakerFiles) => files.packs['office-apps']?.entries.error_1001
  const plant = (key: 'symptoms' | 'causes' | 'repairs' | 'links', name: string) =>
    changed((files) => Object.assign(entry(files) ?? {}, { [key]: [name] }))
  for (const [key, name] of [
    ['symptoms', 'Y99'],
    ['causes', 'C99'],
    ['repairs', 'nothing'],
    ['links', 'toString'],
  ] as const)
    assert.throws(plant(key, name), new RegExp(`error_1001 needs ${name}`))
  assert.throws(
    changed((files) => Object.assign(entry(files) ?? {}, { tell: [[{ evidence: 'none.such' }]] })),
    /none\.such/,
  )
  assert.throws(
    changed((files) => Object.assign(files.repairs, { check_typing: 'nobody' })),
    /check_typing needs nobody/,
  )
})

test('words that a language lacks are refused', () => {
  const words = (files: MakerFiles) => files.words.ja.packs['windows-sign-in']?.entries ?? {}
  const without = (entry: string) => changed((files) => delete words(files)[entry])
  assert.throws(without('temporary_profile'), /windows-sign-in needs temporary_profile/)
  assert.throws(
    changed((files) => delete words(files).temporary_profile?.warning),
    /temporary_profile needs a warning/,
  )
  assert.throws(
    changed((files) => delete words(files).local_or_online?.tell),
    /local_or_online needs question 0/,
  )
})
