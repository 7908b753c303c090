import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { lstat, mkdir, readlink, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { packagedBinaries, privateCopy, runs } from './binaries.ts'
import type { EmbeddedLog, Place, SystemUser } from './types.ts'

const call = promisify(execFile)

/** Where root's database lives when its user may not enter the data folder. Root's alone to write to. */
const systemFolder = '/var/lib/genkan'

/** Decides who runs the database, and from where: nothing changes for an ordinary user in an ordinary folder. */
export async function findPlace(folder: string, log: EmbeddedLog): Promise<Place> {
  const root = process.getuid?.() === 0
  const user = root ? await databaseUser(log) : undefined
  const binaries = await usableBinaries(root ? systemFolder : folder, user, log)
  return { binaries, cluster: await findCluster(folder, user, log), user }
}

async function usableBinaries(spare: string, user: SystemUser | undefined, log: EmbeddedLog): Promise<string> {
  const packaged = await packagedBinaries()
  if (await runs(packaged.folder, user)) return packaged.folder
  const copy = await privateCopy(packaged, spare, log)
  if (await runs(copy, user)) return copy
  throw new Error(
    `The PostgreSQL in ${packaged.folder} does not run on this system${user ? ` as user ${user.name}` : ''}. ` +
      'Give Genkan a database of your own with DATABASE_URL.',
  )
}

/** `folder`/postgres; a link to a place in /var/lib/genkan when the database's user cannot reach it. */
async function findCluster(folder: string, user: SystemUser | undefined, log: EmbeddedLog): Promise<string> {
  const inside = join(folder, 'postgres')
  const found = await lstat(inside).catch(() => undefined)
  if (found?.isSymbolicLink()) return readlink(inside)
  if (found || !user || (await canEnter(folder, user))) return inside
  const outside = join(systemFolder, `postgres-${randomBytes(6).toString('hex')}`)
  await mkdir(systemFolder, { recursive: true, mode: 0o755 })
  await symlink(outside, inside)
  log.info(`The database runs as user ${user.name}, who may not enter ${folder}: its data is in ${outside}.`)
  return outside
}

async function canEnter(folder: string, { uid, gid }: SystemUser): Promise<boolean> {
  return call('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { uid, gid, cwd: '/' }).then(
    () => true,
    () => false,
  )
}

async function databaseUser(log: EmbeddedLog): Promise<SystemUser> {
  const user = (await lookUp('postgres')) ?? (await makeUser()) ?? (await lookUp('nobody'))
  if (!user)
    throw new Error('PostgreSQL does not run as root, and there is no other user to run it as. Set DATABASE_URL.')
  log.debug(`The database runs as user ${user.name}.`)
  return user
}

async function makeUser(): Promise<SystemUser | undefined> {
  await call('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]).catch(() => undefined)
  return lookUp('postgres')
}

async function lookUp(name: string): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([call('id', ['-u', name]), call('id', ['-g', name])])
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}
