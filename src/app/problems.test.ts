import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from 'node:test'
import './problems.ts'
import { mergeTables } from '../platform/problems/catalogue.ts'
import { catalogue, type ProblemTable, problemSlugs } from '../platform/problems/index.ts'

const root = new URL('../../', import.meta.url)
const floors = ['platform', 'records', 'mechanisms', 'diagnosis', 'access', 'services', 'steps', 'pages', 'api', 'cli']
const floorOf = (path: string) => floors.indexOf(path.split('/')[1] ?? '')

/** Rooms that their neighbours may use. */
const shared = /^src\/services\/(authentication|end-access|notices)$/

/** The folder of each problem's table. */
const homes = new Map<string, string>()
for (const file of globSync('src/*/**/problems.ts', { cwd: root, exclude: ['src/app/**'] })) {
  const tables: Record<string, ProblemTable> = await import(new URL(file, root).href)
  for (const slug of Object.values(tables).flatMap(Object.keys)) homes.set(slug, dirname(file))
}

test('the table of every room is gathered', () => {
  assert.deepEqual([...homes.keys()].sort(), problemSlugs().sort())
})

test('two rooms cannot use one code, nor one name', () => {
  const known = { link_used: catalogue.link_used } as ProblemTable
  assert.throws(() => mergeTables([known, known]), /link_used/)
  assert.throws(() => mergeTables([known, { other: known.link_used as ProblemTable[string] }]), /GK8002/)
})

test('a problem is raised in the room of its table or above it', () => {
  const found = globSync('src/**/*.ts', { cwd: root, exclude: ['src/**/*.{test,fixture}.ts', 'src/app/**'] }).flatMap(
    (file) =>
      [...readFileSync(new URL(file, root), 'utf8').matchAll(/\b(?:problem|problemOf|refuse)\(\s*'(\w+)'/g)]
        .map(([, slug = '']) => ({ slug, home: homes.get(slug) ?? '' }))
        .filter(({ home }) => !isAbove(file, home))
        .map(({ slug, home }) => `${file} raises ${slug}, which stands in ${home}`),
  )
  assert.deepEqual(found, [])
})

function isAbove(file: string, home: string): boolean {
  if (file.startsWith(`${home}/`)) return true
  const difference = floorOf(file) - floorOf(home)
  return difference > 0 || (difference === 0 && (floorOf(file) === 0 || shared.test(home)))
}
