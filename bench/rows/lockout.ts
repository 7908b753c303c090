import { startChild } from '../child.ts'
import type { Order } from '../lockout/main.ts'
import type { Summary } from '../lockout/verdict.ts'
import type { Row } from '../table.ts'

/** People who are locked out for real, and what the helper makes of it. */
export async function lockout(only?: string): Promise<Row[]> {
  await using child = startChild(import.meta.resolve('../lockout/main.ts'))
  const summary = await child.ask<Summary>({ only } satisfies Order)
  const missed = (share: number) => (1 - share) * 100
  const beside = `${summary.scenarios} scenarios, ${summary.causes} causes`
  return [
    { what: 'causes not named first', measured: missed(summary.first), digits: 1, unit: '%', most: 5, beside },
    { what: 'causes not among the first three', measured: missed(summary.amongThree), digits: 1, unit: '%', most: 5 },
    { what: 'Brier score of what was named', measured: summary.brier, digits: 3, unit: '', most: 0.15 },
    {
      what: 'not back in without anybody, of those that can be',
      measured: missed(summary.backIn),
      digits: 1,
      unit: '%',
      most: 10,
      beside: `${summary.couldBeIn} that can be`,
    },
    {
      what: 'clicks until signed in, median',
      measured: summary.medianClicks,
      digits: 0,
      unit: '',
      most: 2,
      beside: `${summary.medianSeconds.toFixed(1)} s of a machine`,
    },
    { what: 'causes told to who may not hear them', measured: summary.leaks.length, digits: 0, unit: '', most: 0 },
  ]
}
