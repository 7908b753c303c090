import { carryOut } from '../child.ts'
import { footOf, lineOf } from './print.ts'
import { launch, play } from './run.ts'
import { scenarios } from './scenarios/index.ts'
import { judge, type Summary, summarise, type Verdict } from './verdict.ts'

export type Order = { only?: string | undefined; steps?: boolean | undefined }

/** Plays the scenarios, or those whose name or cause has this text, and prints each as it ends. */
async function playAll({ only, steps }: Order): Promise<Summary> {
  const wanted = scenarios.filter(({ name, cause }) => !only || name.includes(only) || cause === only)
  if (wanted.length === 0) throw new Error(`There is no scenario ${only}.`)
  const chrome = await launch()
  const verdicts: Verdict[] = []
  try {
    for (const scenario of wanted) {
      const verdict = judge(await play(chrome, scenario))
      verdicts.push(verdict)
      console.log(lineOf(verdict))
      const { walk, fault } = verdict.outcome
      if (steps || only) console.log(`    ${walk.steps.join('\n    ')}`)
      for (const leak of walk.leaks) console.log(`    LEAK ${leak}`)
      if (fault) console.log(`    ${fault}`)
    }
  } finally {
    await chrome.close()
  }
  const summary = summarise(verdicts)
  console.log(`${footOf(summary)}\n`)
  return summary
}

carryOut<Order, Summary>(playAll)
