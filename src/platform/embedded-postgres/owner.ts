import { execFile } from 'node:child_process'
import { readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { EmbeddedLog } from './types.ts'

/** Another live process runs the database of this folder. The message is fit for the person at the keyboard. */
export class FolderInUse extends Error {
  override name = 'FolderInUse'
}

/**
 * Waits until no database server uses the cluster any more, or refuses.
 *
 * A server whose owner is gone (kill -9, out of memory) is ending itself, or is ended here. A lock file left
 * by a power cut may name a process number that something else has by now, on which PostgreSQL would refuse
 * to start: such a lock is taken away.
 */
export async function awaitFreeCluster(folder: string, cluster: string, log: EmbeddedLog): Promise<void> {
  const owner = await readOwner(folder)
  for (let waitedMs = 0; await isRunning(cluster); waitedMs += 50) {
    if ((await commandOf(owner)) || waitedMs > 15_000) throw inUse(folder, owner)
    if (waitedMs === 1000) await end(cluster, log)
    await sleep(50)
  }
  await rm(join(cluster, 'postmaster.pid'), { force: true })
}

/** Notes that the database of this folder belongs to this process. */
export async function rememberOwner(folder: string): Promise<void> {
  await writeFile(join(folder, 'postgres-owner'), `${process.pid}\n`)
}

function inUse(folder: string, owner: number | undefined): FolderInUse {
  const who = owner === undefined ? 'Another process' : `Process ${owner}`
  return new FolderInUse(
    `${who} is using the data folder ${folder}. Stop it first, or give this one another folder with GENKAN_DATA_FOLDER.`,
  )
}

async function readOwner(folder: string): Promise<number | undefined> {
  return numberIn(join(folder, 'postgres-owner'))
}

/** Whether a database server runs on the cluster, whoever started it. */
export async function isRunning(cluster: string): Promise<boolean> {
  return (await serverOf(cluster)) !== undefined
}

/** The number of the cluster's server process. A number that means some other program by now does not count. */
async function serverOf(cluster: string): Promise<number | undefined> {
  const pid = await numberIn(join(cluster, 'postmaster.pid'))
  const command = await commandOf(pid)
  return command?.includes(await realpath(cluster)) ? pid : undefined
}

async function end(cluster: string, log: EmbeddedLog): Promise<void> {
  const pid = await serverOf(cluster)
  if (pid === undefined) return
  log.info('A database that an earlier run left behind is being stopped.')
  process.kill(pid, 'SIGINT')
}

async function numberIn(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const found = Number.parseInt(text, 10)
  return found > 0 ? found : undefined
}

/**
 * The command line of a live process, where there is no /proc as `ps` tells it. A process that is dead and only
 * not collected yet by its parent has none, unlike a look with signal 0 would tell.
 */
async function commandOf(pid: number | undefined): Promise<string | undefined> {
  if (pid === undefined) return undefined
  const direct = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  if (direct !== undefined || process.platform === 'linux') return direct
  const told = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => undefined)
  return told?.stdout
}
