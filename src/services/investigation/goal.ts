import { type Flow, openFlows } from '../../mechanisms/flows/index.ts'
import type { Context } from '../context.ts'

/** Where a person was going, sealed for a row or a mailed link: it names an application's request. */
export function sealGoal({ keys, config }: Pick<Context, 'keys' | 'config'>, flow: Flow): string {
  return openFlows(keys, config).seal(flow)
}

/** Where nothing is known but who was named. */
export function newGoal(known: Pick<Flow, 'identifier'>): Flow {
  return { ...known, id: '', at: Math.floor(Date.now() / 1000) }
}

export function unsealGoal(
  { keys, config }: Pick<Context, 'keys' | 'config'>,
  sealed: string | null | undefined,
): Flow | undefined {
  return sealed ? openFlows(keys, config).unseal(sealed) : undefined
}
