import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { actsPage, type Door, listActs } from '../scripts/acts.ts'
import { permissions } from '../src/access/index.ts'

const acts = listActs()
const nameOf = ({ room, name }: { room: string; name: string }) => `${room}/${name}`

/** Who comes through each door. The provider works as a job where nobody asked it. */
const comers: Record<Door, (keyof typeof permissions.granted)[]> = {
  pages: ['person', 'visitor', 'operator'],
  steps: ['person', 'visitor'],
  api: ['application', 'person', 'visitor', 'operator', 'job'],
  cli: ['command_line'],
  jobs: ['job'],
}

test('every act asks for a permission', () => {
  assert.ok(acts.length > 50)
  assert.deepEqual(acts.filter((act) => act.permissions.length === 0).map(nameOf), [])
})

test('every permission is granted to somebody', () => {
  const granted = Object.values(permissions.granted).flat()
  assert.deepEqual(
    permissions.all.filter((each) => !granted.includes(each)),
    [],
  )
})

test('whoever comes through a door may do what it leads to', () => {
  const shut = acts.flatMap((act) =>
    act.doors
      .filter(
        (door) =>
          !comers[door].some((kind) => act.permissions.some((each) => permissions.granted[kind].includes(each))),
      )
      .map((door) => `${nameOf(act)} from ${door}`),
  )
  assert.deepEqual(shut, [])
})

test('docs/acts.md says what the source says', () => {
  assert.equal(readFileSync('docs/acts.md', 'utf8'), actsPage(acts), 'run node scripts/acts.ts')
})

test('pages, steps, interfaces and the command line write no SQL', () => {
  const files = globSync('src/{app,pages,steps,api,cli}/**/*.ts').filter((file) => !/\.(test|fixture)\.ts$/.test(file))
  assert.deepEqual(
    files.filter((file) => /\bsql`/.test(readFileSync(file, 'utf8'))),
    [],
  )
})
