import { notProduced, type Summary, type Verdict } from './verdict.ts'

/** One line for each scenario. */
export function lineOf({ outcome, named, confidence, inside, first, amongThree, right }: Verdict): string {
  const { scenario, walk, fault } = outcome
  const sure = confidence === undefined ? '' : `${Math.round(confidence * 100)} %`
  const naming = scenario.mended ? 'mended' : `${named ?? 'none'}${inside ? '*' : ''}`
  const mark = scenario.mended || first ? '' : amongThree ? 'among 3' : 'MISSED'
  const end = fault ? 'FAULT' : right ? walk.end : `${walk.end.toUpperCase()}`
  const clicks = `${walk.clicks} ${walk.clicks === 1 ? 'click' : 'clicks'}`
  return [
    scenario.cause,
    naming.padEnd(6),
    sure.padStart(5),
    mark.padEnd(7),
    end.padEnd(6),
    clicks.padStart(9),
    `${walk.seconds.toFixed(1)} s`.padStart(7),
    scenario.name,
    outcome.logged === scenario.logged ? '' : `(the log says ${outcome.logged})`,
  ]
    .join('  ')
    .trimEnd()
}

export function footOf(summary: Summary): string {
  const missing = summary.notCovered.map((cause) => `${cause} ${notProduced[cause] ?? 'not produced yet'}`)
  return [
    '',
    `${summary.scenarios} scenarios over ${summary.causes} causes; in ${summary.mended} of them nothing fails: the pages mend it by themselves`,
    `named first ${percent(summary.first)}, among the first three ${percent(summary.amongThree)}, Brier score ${summary.brier.toFixed(3)} (${summary.judged} judged)`,
    `back in without anybody ${percent(summary.backIn)} of the ${summary.couldBeIn} that can be; led where they had to be ${percent(summary.ledRight)} of all`,
    `median ${summary.medianClicks} clicks, ${summary.medianSeconds.toFixed(1)} s; causes told to somebody who may not hear them: ${summary.leaks.length}`,
    '* not for this person to hear: what an operator sees',
    '',
    'Not produced here:',
    ...missing.map((line) => `  ${line}`),
  ].join('\n')
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
