import { type Flow, openFlows } from '../../mechanisms/flows/index.ts'
import type { Context } from '../context.ts'

/** Where a person was going, sealed for a row or a mailed link: it names an application's request. */
export function sealGoal({ keys }: Pick<Context, 'keys'>, flow: Flow): string {
  return openFlows(keys).change(flow, {})
}

/** Where nothing is known but who was named. */
export function newGoal({ keys }: Pick<Context, 'keys'>, known: Pick<Flow, 'identifier'>): Flow {
  const flows = openFlows(keys)
  return flows.open(flows.make(known)) as Flow
}

export function unsealGoal({ keys }: Pick<Context, 'keys'>, sealed: string | null | undefined): Flow | undefined {
  return sealed ? openFlows(keys).open(sealed) : undefined
}
