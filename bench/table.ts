import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'

/** One line of the table. */
export type Row = {
  what: string
  measured: number
  /** How many digits after the point mean something. */
  digits: number
  unit: string
  most: number
  /** Rates, times and the like: for information, they depend on the machine. */
  beside?: string
}

export const rate = (perSecond: number) => `${perSecond >= 100 ? Math.round(perSecond) : perSecond.toFixed(1)}/s`

/** The lines under one another; what is over its limit says so. */
export function tableOf(rows: Row[]): string {
  const heads = ['what', 'measured', 'at most', '', 'for information']
  const cells = rows.map((row) => [
    row.what,
    `${row.measured.toFixed(row.digits)} ${row.unit}`.trim(),
    `${row.most} ${row.unit}`.trim(),
    isOver(row) ? 'over' : 'ok',
    row.beside ?? '',
  ])
  const widths = heads.map((head, column) =>
    Math.max(...[heads, ...cells].map((line) => line[column]!.length), head.length),
  )
  const lines = [heads, widths.map((width) => '-'.repeat(width)), ...cells]
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Judged as it is shown: 1.254 is 1.25. */
function isOver(row: Row): boolean {
  return Number(row.measured.toFixed(row.digits)) > row.most
}

/** In general words: numbers are compared between machines of one class only. */
export function machine(): string {
  return `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`
}

export function keep(rows: Row[]): void {
  const run = {
    at: new Date().toISOString(),
    machine: machine(),
    rows: rows.map((row) => ({ ...row, over: isOver(row) })),
  }
  writeFileSync(join(import.meta.dirname, 'last-run.json'), `${JSON.stringify(run, null, 2)}\n`)
}
