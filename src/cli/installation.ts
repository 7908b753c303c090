import packageFacts from '../../package.json' with { type: 'json' }
import { migrate } from '../platform/database/index.ts'
import type { Call, CommandSpec } from './call.ts'

export const version = packageFacts.version

export const installationCommands: CommandSpec[] = [
  {
    name: 'migrate',
    what: 'console.installation.migrate',
    examples: ['genkan migrate', 'genkan migrate --json'],
    run: runMigrations,
  },
  {
    name: 'version',
    what: 'console.installation.version',
    examples: ['genkan version', 'genkan version --json'],
    run: showVersion,
  },
]

async function runMigrations(call: Call): Promise<void> {
  const { config } = await call.context()
  const ran = await migrate(config.databaseUrl ?? '')
  call.output.list(
    ran.map((name) => ({ name })),
    ['name'],
  )
  call.output.note(call.t(ran.length > 0 ? 'console.done.migrated' : 'console.done.upToDate'))
}

async function showVersion(call: Call): Promise<void> {
  if (call.options.json) return call.output.item({ version, node: process.versions.node }, [])
  call.output.text(`genkan ${version}`)
}
