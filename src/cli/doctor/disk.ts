import { statfs } from 'node:fs/promises'
import type { Config } from '../../platform/config/index.ts'
import { broken, type Finding, look, ok } from './finding.ts'

const gigabyte = 1e9

/** Room where the data folder is: a database that cannot write stops everything. */
export async function checkDisk({ dataFolder, embedded }: Config): Promise<Finding> {
  if (!embedded) return ok('disk', 'diskElsewhere')
  const { bavail, bsize, blocks } = await statfs(dataFolder)
  const free = bavail * bsize
  const values = { free: (free / gigabyte).toFixed(1), share: Math.round((100 * bavail) / Math.max(1, blocks)) }
  if (free < 0.3 * gigabyte) return broken('disk', 'diskFull', 'diskFull', values)
  return free < 2 * gigabyte || values.share < 5
    ? look('disk', 'diskFull', 'diskFull', values)
    : ok('disk', 'disk', values)
}
