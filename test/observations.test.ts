import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import file from '../content/model/observations.json' with { type: 'json' }
import rules from '../content/model/words/rules.json' with { type: 'json' }
import { type Fact, questions } from '../src/diagnosis/index.ts'
import { itemEntries } from '../src/diagnosis/model.ts'

const root = join(import.meta.dirname, '..')

/** The code of these files without comments, one after another. */
function codeOf(pattern: string): string[] {
  return globSync(pattern, { cwd: root })
    .filter((name) => !/\.(test|fixture)\.ts$/.test(name))
    .map((name) => readFileSync(join(root, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''))
}

const scripts = codeOf('src/browser/*.js').join('\n')
const server = codeOf('src/**/*.ts')
const aboutObservations = server.filter((code) => /\bObservations\b/.test(code)).join('\n')
/** Where evidence is made: a mail has names of its own. */
const makers = server.filter((code) => !/\btemplate: '/.test(code))
const items = Object.entries(itemEntries)

const namesIn = (by: object) => Object.values(by).flatMap((some) => Object.keys(some))
const byBrowser = namesIn(file.record.byBrowser)
const byServer = namesIn(file.record.byServer)

function isSetByScript(name: string): boolean {
  return new RegExp(`\\b${name}(?::| = )`).test(scripts)
}

function isSetByServer(name: string): boolean {
  return new RegExp(`\\{[^{}]*\\b${name}(?::|,| \\})`).test(aboutObservations)
}

/** By an item of evidence, or by code that has an attempt at hand. */
function isRead(name: string): boolean {
  const byItem = items.some(([, { read = {} }]) =>
    typeof read === 'string' ? read === name : Object.values(read).some((lines) => lines.some((line) => name in line)),
  )
  const byCode = new RegExp(
    `evidence\\??\\.${name}\\b|evidence->>'${name}'|\\{[^{}]*\\b${name}\\b[^{}]*\\} = .*evidence`,
  )
  return byItem || server.some((code) => byCode.test(code))
}

test('what a page may tell is set by a script of the pages, and what we add by our own code', () => {
  assert.deepEqual(
    byBrowser.filter((name) => !isSetByScript(name)),
    [],
  )
  assert.deepEqual(
    byServer.filter((name) => !isSetByServer(name)),
    [],
  )
  assert.ok(!isSetByScript('loopCount') && !isSetByServer('loopCount'), 'a name that nobody sets is found')
})

test('everything that is observed is read', () => {
  assert.deepEqual(
    [...byBrowser, ...byServer].filter((name) => !isRead(name)),
    [],
  )
  assert.ok(!isRead('loopCount'), 'a name that nobody reads is found')
})

/** What the self-test of the browser reports, which sends items of evidence and not the record. */
const ofSelfTest = [...scripts.matchAll(/\bnote\('(\w+)', (?:'(\w+)')?/g)].map(([, name = '', band]) => ({
  name,
  band,
}))

test('the self-test reports what the engine knows', () => {
  assert.ok(ofSelfTest.length > 5)
  for (const { name, band } of ofSelfTest) {
    const entry = items.find(([known]) => known === name)?.[1]
    assert.ok(entry?.places.includes('browser'), name)
    assert.ok(band === undefined || (entry?.usual && band in entry.usual), `${name} ${band}`)
  }
})

test('every item of evidence is produced by somebody, or says what it waits for', () => {
  const told = [
    ...Object.values(questions).flatMap(({ answers }) => answers),
    ...rules.statements.map(({ says }) => says),
  ]
  const isProduced = (name: string) =>
    itemEntries[name as keyof typeof itemEntries].read !== undefined ||
    name === 'words' ||
    told.some((fact) => (fact as Fact).startsWith(`${name}.`)) ||
    ofSelfTest.some((one) => one.name === name) ||
    makers.some((code) => code.includes(`name: '${name}'`))
  assert.deepEqual(
    items.filter(([name]) => !isProduced(name)).map(([name]) => name),
    items.filter(([, { awaits }]) => awaits !== undefined).map(([name]) => name),
  )
})
