import { readdirSync, readFileSync } from 'node:fs'

type Process = { pid: number; parent: number; ticks: number }

/** Linux tells times in hundredths of a second, whatever the kernel's own clock. */
const millisecondsPerTick = 10

/**
 * The CPU time that a process and all its descendants have spent so far, in milliseconds.
 *
 * Descendants that have ended are in it: whoever collects a child takes over its time (fields 16 and 17 of
 * /proc/<pid>/stat), so PostgreSQL's backends may come and go.
 */
export function cpuMilliseconds(root: number): number {
  const ticks = treeOf(root).reduce((sum, { ticks }) => sum + ticks, 0)
  return ticks * millisecondsPerTick
}

/** The living descendants of a process, itself included. */
export function treeOf(root: number): Process[] {
  const all = readProcesses()
  const tree = all.filter(({ pid }) => pid === root)
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid))
  return tree
}

function readProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readOne(Number(name)) ?? [])
}

function readOne(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in brackets, may hold anything: what follows the last bracket begins with field 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15).map(Number)
    return { pid, parent: Number(fields[1]), ticks: user! + system! + childrenUser! + childrenSystem! }
  } catch {
    // It has ended since the folder was listed.
    return undefined
  }
}

/** Resident memory of one process, in MB. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** The command line of a process, or nothing when it has ended. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
