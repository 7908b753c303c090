import type { Row } from '../table.ts'
import { timing as measureTimes, type Timed, ways } from '../timing.ts'

/** What a stranger with a stopwatch can tell, as the worst of all ways and states (its own table is printed before). */
export async function timing(times: number, only?: string): Promise<Row[]> {
  const lines = await measureTimes({ n: times, ...(only && { ways: ways.filter((way) => way.includes(only)) }) })
  const worst = (of: (line: Timed) => number) =>
    lines.reduce((found, line) => (Math.abs(of(line)) > Math.abs(of(found)) ? line : found))
  const row = (what: string, of: (line: Timed) => number, digits: number, unit: string, most: number): Row => {
    const line = worst(of)
    return { what, measured: Math.abs(of(line)), digits, unit, most, beside: `${line.way}, ${line.kind}` }
  }
  const rows = [
    row('states of an account told apart by time, medians', (line) => line.differenceMs, 2, 'ms', 2),
    row('the same, Welch t', (line) => line.welchT, 1, '', 4.5),
  ]
  // Of few samples it says nothing: by chance alone it is 0.55 and more.
  if (times >= 1000) rows.push(row('the same, AUC beyond 0.5', (line) => line.auc - 0.5, 3, '', 0.05))
  return rows
}
