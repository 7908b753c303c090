import type { Judged } from './measure.ts'

export function leaksTable(judged: Judged[]): string {
  const timed = judged.filter(({ samples }) => samples > 0)
  const head = ['door', 'text', 'median ms', 'AUC', 'the state told best', 'AUC']
  const cells = timed.map((line) => [
    line.door,
    line.told.length > 0 ? 'TELLS' : 'same',
    line.medianMs.toFixed(1),
    line.pooled.toFixed(3),
    line.worst.kind,
    line.worst.auc.toFixed(3),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...cells].map((row) => row[column]?.length ?? 0)))
  const lines = [head, ...cells].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  // One state shows the difference as well as six.
  const told = judged.flatMap(({ door, told: each }) => each.slice(0, 1).map((one) => `${door} tells ${one}`))
  return [
    ...lines,
    '',
    `${judged.length} doors by text, ${timed.length} of them by time, ${Math.max(...timed.map(({ samples }) => samples))} requests for each state`,
    ...told,
  ].join('\n')
}
