import { type Judged, measureLeaks } from '../leak/measure.ts'
import { leaksTable } from '../leak/print.ts'
import type { Row } from '../table.ts'

/** Of fewer requests the area under the curve says nothing: by chance alone the worst of many is 0.55 and more. */
const enough = 300

/** Whether a stranger can tell through the helper who has an account. */
export async function leak(times: number, only?: string): Promise<Row[]> {
  const judged = await measureLeaks(times, only)
  console.log(`\n${leaksTable(judged)}\n`)
  const telling = judged.filter(({ told }) => told.length > 0)
  const rows: Row[] = [
    {
      what: 'doors of the helper that tell accounts by their text',
      measured: telling.length,
      digits: 0,
      unit: '',
      most: 0,
      beside: `${judged.length} doors`,
    },
  ]
  const timed = judged.filter(({ samples }) => samples > 0)
  if (times < enough || timed.length === 0) return rows
  const worst = (of: (line: Judged) => number) =>
    timed.reduce((most, line) => (Math.abs(of(line) - 0.5) > Math.abs(of(most) - 0.5) ? line : most))
  const row = (what: string, of: (line: Judged) => number, say: (line: Judged) => string): Row => {
    const line = worst(of)
    return { what, measured: Math.abs(of(line) - 0.5), digits: 3, unit: '', most: 0.05, beside: say(line) }
  }
  return [
    ...rows,
    row(
      'by their time, AUC beyond 0.5',
      ({ pooled }) => pooled,
      ({ door }) => door,
    ),
    row(
      'one state by its time, AUC beyond 0.5',
      (line) => line.worst.auc,
      ({ door, worst: { kind } }) => `${door}, ${kind}`,
    ),
  ]
}
