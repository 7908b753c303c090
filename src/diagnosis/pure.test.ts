import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'

const home = import.meta.dirname

const sources = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(name),
)

/** Words of the world outside: a pure engine has no use for them. */
const impure =
  /\b(?:process|fetch|setTimeout|setInterval|console|Date\.now|new Date|Math\.random|performance|require)\b/

test('the engine stands alone: it imports nothing but itself and what it knows, as data', () => {
  assert.ok(sources.length > 30)
  for (const name of sources) {
    const imported = readFileSync(join(home, name), 'utf8').matchAll(/\bfrom '([^']+)'|\bimport\('([^']+)'\)/g)
    for (const [, from = '', lazily = from] of imported) {
      const place = relative(home, resolve(home, dirname(name), lazily))
      const inside = lazily.startsWith('.') && !place.startsWith('..')
      const data = /^\.\.\/\.\.\/content\/(?:model|packs)\/.*\.json$/.test(place)
      assert.ok(inside || data, `${name} imports ${lazily}`)
    }
  }
})

test('the engine is pure: no clock, no chance, nothing from outside', () => {
  for (const name of sources) {
    const code = readFileSync(join(home, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    assert.ok(!impure.test(code), `${name}: ${impure.exec(code)?.[0]}`)
  }
})
