import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { program } from './binaries.ts'
import type { EmbeddedLog, Place } from './types.ts'

/**
 * Makes the cluster if it is not there yet. It is built beside its place and renamed into it when whole, so
 * an interrupted first start leaves nothing half made.
 *
 * Sorting and upper/lower case follow PostgreSQL's own C.UTF-8: the same on every system and after every
 * update of it.
 */
export async function makeCluster(place: Place, password: string, options: { durable: boolean; log: EmbeddedLog }) {
  if (await stat(join(place.cluster, 'PG_VERSION')).catch(() => undefined)) return
  options.log.info('Preparing the database (first start only).')
  const workshop = `${place.cluster}.${randomBytes(6).toString('hex')}`
  try {
    await build(place, workshop, password, options.durable)
    await rename(join(workshop, 'cluster'), place.cluster)
  } finally {
    await rm(workshop, { recursive: true, force: true })
  }
}

async function build(place: Place, workshop: string, password: string, durable: boolean): Promise<void> {
  const { user } = place
  const passwordFile = join(workshop, 'password')
  await mkdir(dirname(workshop), { recursive: true })
  await mkdir(workshop, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (user) for (const path of [workshop, passwordFile]) await chown(path, user.uid, user.gid)
  await promisify(execFile)(
    program(place.binaries, 'initdb'),
    [
      `--pgdata=${join(workshop, 'cluster')}`,
      '--username=genkan',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    { uid: user?.uid, gid: user?.gid, cwd: '/', env: quietEnvironment },
  )
  // The database "genkan" is "postgres" renamed in effect: made by single-user mode, no server needed.
  await createDatabase(place, join(workshop, 'cluster'), durable)
}

function createDatabase(place: Place, cluster: string, durable: boolean): Promise<void> {
  const { user } = place
  const arguments_ = ['--single', '-D', cluster, '-c', `fsync=${durable ? 'on' : 'off'}`, 'postgres']
  return new Promise((resolve, reject) => {
    const child = execFile(
      program(place.binaries, 'postgres'),
      arguments_,
      { uid: user?.uid, gid: user?.gid, cwd: '/', env: quietEnvironment },
      (fault) => (fault ? reject(fault) : resolve()),
    )
    child.stdin?.end('create database genkan\n')
  })
}

/** Nothing of the caller's PG… variables, language or time zone reaches the server. */
export const quietEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }
