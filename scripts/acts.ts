/**
 * Writes `docs/acts.md`: every act of `src/services`, the permission that it asks for, who has it, and the doors that
 * lead to it. All of it is read from the source, so that an act cannot be there and be missing in the list.
 *
 *     node scripts/acts.ts
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Permission, permissions } from '../src/access/index.ts'
import { root } from './run.ts'

export type Act = {
  /** The folder of `src/services` that it stands in. */
  room: string
  name: string
  permissions: Permission[]
  doors: Door[]
}

export const doors = ['pages', 'steps', 'api', 'cli', 'jobs'] as const
export type Door = (typeof doors)[number]

/** What every act uses, and what is no act by itself. */
const shared = ['notices', 'end-access']

/** Fills an installation as its operator would: no door for anybody else. */
const demo = 'src/pages/local/demo/'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const isTest = (file: string) => /\.(test|fixture)\.ts$/.test(file)

/** The acts: what a room of services exports and is given an actor. In the order of rooms and names. */
export function listActs(): Act[] {
  const callers = callersOfServices()
  const files = globSync('src/services/*/*.ts', { cwd: root }).filter((file) => !isTest(file))
  return files
    .flatMap((file) => actsIn(file).map((name) => ({ file, name, room: basename(dirname(file)) })))
    .filter(({ room }) => !shared.includes(room))
    .map(({ file, name, room }) => ({
      room,
      name,
      permissions: permissionsAsked(file),
      doors: doorsTo(callers, room, name),
    }))
    .filter(({ doors, room, name }) => doors.length > 0 || isExported(room, name))
    .sort((a, b) => `${a.room} ${a.name}`.localeCompare(`${b.room} ${b.name}`))
}

/** Exported functions with an actor among what they are given. */
function actsIn(file: string): string[] {
  const functions = read(file).matchAll(/^export (?:async )?function (\w+)(?:<[^(]*>)?\(([\s\S]*?)\)(?:: | \{)/gm)
  return [...functions].filter(([, , given = '']) => /\bactor: /.test(given)).map(([, name = '']) => name)
}

/** The permissions that a file asks for: itself, or by a file beside it that its acts share. */
function permissionsAsked(file: string): Permission[] {
  const own = asked(read(file))
  if (own.length > 0) return own
  const beside = [...read(file).matchAll(/from '\.\/([\w-]+\.ts)'/g)].map(([, name]) => join(dirname(file), name ?? ''))
  return [...new Set(beside.flatMap((each) => asked(read(each))))]
}

function asked(source: string): Permission[] {
  const calls = [...source.matchAll(/(?:refuseUnlessMay|mayAct)\(\s*actor,([^)]*)\)/g)].map(([call]) => call)
  return permissions.all.filter((each) => calls.some((call) => call.includes(`'${each}'`)))
}

type Caller = { door: Door; room: string; names: Set<string> }

/** Each import of a room of services, by the door that it stands in. */
function callersOfServices(): Caller[] {
  const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !isTest(file) && !file.startsWith(demo))
  return files.flatMap((file) => {
    const door = doorOf(file)
    if (!door) return []
    const imports = read(file).matchAll(/import (?:type )?\{([^}]*)\} from '([^']*)'/g)
    return [...imports].flatMap(([, names = '', from = '']) => {
      const room = roomOf(file, from)
      return room ? [{ door, room, names: new Set(names.match(/\w+/g) ?? []) }] : []
    })
  })
}

function doorOf(file: string): Door | undefined {
  if (basename(file) === 'jobs.ts') return 'jobs'
  return doors.find((door) => file.startsWith(`src/${door}/`))
}

function roomOf(file: string, from: string): string | undefined {
  if (file.startsWith('src/services/') && from.startsWith('./')) return basename(dirname(file))
  return /services\/([\w-]+)\/index\.ts$/.exec(from)?.[1]
}

function doorsTo(callers: Caller[], room: string, name: string): Door[] {
  return doors.filter((door) =>
    callers.some((each) => each.door === door && each.room === room && each.names.has(name)),
  )
}

function isExported(room: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(read(`src/services/${room}/index.ts`))
}

/** `docs/acts.md` as it has to be. */
export function actsPage(acts: Act[]): string {
  const rooms = [...new Set(acts.map(({ room }) => room))]
  const unasked = permissions.all.filter((each) => !acts.some((act) => act.permissions.includes(each)))
  return `# Acts

What Genkan does for somebody, each in one place: a function in \`src/services\`. It asks whether the actor may, does its work in one transaction, ends what has to end ([table](security.md)), and writes the audit event and the notices. Pages, API, command line and jobs only call it.

Made by \`node scripts/acts.ts\` from the source: run it when an act is added. A person has a permission for their own account; a visitor, for what they prove by a link or a code.
${rooms.map((room) => roomTable(room, acts)).join('')}
${unasked.length > 0 ? `\nGranted, and asked for by no act yet: ${unasked.map((each) => `\`${each}\``).join(', ')}.\n` : ''}`
}

function roomTable(room: string, acts: Act[]): string {
  const rows = acts
    .filter((act) => act.room === room)
    .map((act) => `| \`${act.name}\` | ${act.permissions.join(', ')} | ${whoMay(act)} | ${act.doors.join(', ')} |`)
  return `
## ${room}

| Act | Permission | Who may | Called by |
| --- | --- | --- | --- |
${rows.join('\n')}
`
}

function whoMay(act: Act): string {
  const kinds = Object.entries(permissions.granted).filter(([, has]) =>
    act.permissions.some((each) => has.includes(each)),
  )
  return kinds.map(([kind]) => kind.replace('_', ' ')).join(', ')
}

if (import.meta.main) writeFileSync(join(root, 'docs/acts.md'), actsPage(listActs()))
