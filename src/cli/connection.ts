import { type Config, readConfig } from '../platform/config/index.ts'
import { type Database, migrate, migrationState } from '../platform/database/index.ts'
import { FolderInUse, joinEmbedded } from '../platform/embedded-postgres/index.ts'
import type { Context } from '../services/context.ts'
import { CommandExit } from './exit.ts'
import type { Output } from './output.ts'

/** Opens what the acts of a command may use; its database is closed when the command ends. */
export type OpenContext = (config: Config) => Context

export type Connection = { open(): Promise<Context>; close(): Promise<void> }

/**
 * Connects to the configured database on the first call. The embedded one is used beside the process that runs it,
 * or started until the command ends.
 */
export function makeConnection(env: NodeJS.ProcessEnv, output: Output, openContext: OpenContext): Connection {
  let opened: Promise<Context> | undefined
  const closers: (() => Promise<void>)[] = []
  const open = async (): Promise<Context> => {
    const config = configFrom(env)
    const { url, stop } = config.databaseUrl
      ? { url: config.databaseUrl, stop: undefined }
      : await openEmbedded(config, output)
    if (stop) closers.push(stop)
    const context = openContext({ ...config, databaseUrl: url })
    closers.push(() => context.db.close())
    if (config.embedded) await prepare(context.db, url)
    return context
  }
  return {
    open: () => (opened ??= open()),
    async close() {
      await opened?.catch(() => {})
      for (const close of closers.splice(0).reverse()) await close().catch(() => {})
    },
  }
}

function configFrom(env: NodeJS.ProcessEnv): Config {
  const read = readConfig(env)
  if ('config' in read) return read.config
  throw new CommandExit('configuration', { mistakes: read.mistakes.join('\n') })
}

async function openEmbedded(config: Config, output: Output) {
  const log = { debug() {}, info: output.note, warn: output.note }
  try {
    return await joinEmbedded({ folder: config.dataFolder, log })
  } catch (error) {
    if (error instanceof FolderInUse) throw new CommandExit('folder_in_use', { message: error.message })
    throw error
  }
}

/** A command may well be the first thing that anybody does with a new data folder. */
async function prepare(db: Database, url: string): Promise<void> {
  const { known, missing } = await migrationState(db)
  if (missing === known) await migrate(url)
}
