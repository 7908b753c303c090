// Holds the directions of docs/architecture: imports go down only, rooms on one floor do not know each other,
// and across a room's boundary only its index.ts is imported.

const test = '\\.(test|fixture)\\.[cm]?[jt]s$'
/** What may import anything: tests, and the files that put the parts together. */
const free = `${test}|^src/app/|^(test|bench)/`

/** Floors from the top; each may import those below it. */
const floors = ['(pages|api|cli)', 'steps', 'services', '(access|diagnosis|mechanisms)', 'records', 'platform']

const plain = (floor) => floor.replace(/[()]/g, '').replaceAll('|', '-')

const upward = floors.slice(1).map((floor, i) => ({
  name: `no-import-upward-from-${plain(floor)}`,
  comment:
    'Imports go down only: main → process → app → pages, api, cli → steps → services → access, diagnosis, mechanisms → records → platform.',
  severity: 'error',
  from: { path: `^src/${floor}/`, pathNot: free },
  to: { path: `^src/(${floors.slice(0, i + 1).join('|')}|app|process)/|^src/[^/]+\\.ts$` },
}))

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'no-import-of-the-top',
      comment: 'src/app hands over what a part needs; no part reaches for it.',
      severity: 'error',
      from: { path: '^src/(pages|api|cli)/', pathNot: free },
      to: { path: '^src/[^/]+\\.ts$|^src/(app|process)/' },
    },
    {
      name: 'no-neighbour',
      comment:
        'Rooms on one floor do not import each other. What every service needs lies beside the rooms: src/services/*.ts, services/notices, services/end-access, services/authentication. The types of rows, records/schema.ts, are for all.',
      severity: 'error',
      from: { path: '^src/(pages|api|steps|services|mechanisms|records)/([^/]+)/', pathNot: free },
      to: {
        path: '^src/$1/',
        pathNot:
          '^src/$1/$2/|^src/records/schema\\.ts$|^src/services/([^/]+\\.ts|(notices|end-access|authentication)/index\\.ts)$',
      },
    },
    ...[floors[0], floors[3]].map((floor) => ({
      name: `no-neighbour-in-${plain(floor)}`,
      comment: 'These lie on one floor too.',
      severity: 'error',
      from: { path: `^src/${floor}/`, pathNot: free },
      to: { path: `^src/${floor}/`, pathNot: '^src/$1/' },
    })),
    {
      name: 'only-the-front-door',
      comment: 'Across the boundary of a room only its index.ts is imported.',
      severity: 'error',
      from: { path: '^src/([^/]+/[^/]+)/', pathNot: test },
      to: { path: '^src/[^/]+/[^/]+/.', pathNot: '^src/$1/|^src/[^/]+/[^/]+/(index|changes)\\.ts$|^src/browser/' },
    },
    {
      name: 'only-the-front-door-from-the-top',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$', pathNot: free },
      to: { path: '^src/[^/]+/[^/]+/.', pathNot: '^src/[^/]+/[^/]+/index\\.ts$' },
    },
    {
      name: 'only-services-change',
      comment:
        'What changes a credential, a session, a grant, a role or a contact stands in changes.ts of its room. Acts reach it, nobody else does: there rights are checked, what has to end is ended, and it is written down.',
      severity: 'warn',
      from: { path: '^src/', pathNot: `${test}|^src/services/` },
      to: { path: '^src/(records|mechanisms)/[^/]+/changes\\.ts$' },
    },
    {
      name: 'diagnosis-is-pure',
      comment: 'Evidence in, causes and repairs out: no database, no network, no files.',
      severity: 'error',
      from: { path: '^src/diagnosis/', pathNot: test },
      to: { dependencyTypes: ['core', 'npm'] },
    },
    {
      name: 'diagnosis-stands-alone',
      comment:
        'It can be taken out and used by itself, with what it knows: the data of content/model and content/packs.',
      severity: 'error',
      from: { path: '^src/diagnosis/', pathNot: test },
      to: { pathNot: '^src/diagnosis/|^content/(model|packs)/.*\\.json$' },
    },
    {
      name: 'migrations-are-frozen',
      comment: 'A migration imports nothing of ours: it must mean the same in ten years.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^src/' },
    },
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: `${test}|^src/browser/|^src/main\\.ts$` },
      to: {},
    },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'not-a-dev-dependency',
      comment: 'What runs at our users must be among the dependencies.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(data|dist|\\.cache)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
