import type { Actor } from '../../access/index.ts'
import type { Key } from '../../platform/i18n/index.ts'
import type { Context } from '../../services/context.ts'

type Named<K, Prefix extends string> = K extends `${Prefix}.${infer Name}` ? Name : never

/** What is looked at. */
export type CheckName = Named<Key, 'doctor.check'>
export type SaidName = Named<Key, 'doctor.said'>
export type TodoName = Named<Key, 'doctor.todo'>

export type State = 'ok' | 'look' | 'broken'

/** One thing that was looked at: how it is, and what to do about it. */
export type Finding = {
  check: CheckName
  state: State
  said: SaidName
  todo?: TodoName
  values?: Record<string, string | number>
}

/** With what an installation is looked at. */
export type Examination = { context: Context; actor: Actor }

export function ok(check: CheckName, said: SaidName, values?: Finding['values']): Finding {
  return { check, state: 'ok', said, ...(values && { values }) }
}

export function look(check: CheckName, said: SaidName, todo: TodoName, values?: Finding['values']): Finding {
  return { check, state: 'look', said, todo, ...(values && { values }) }
}

export function broken(check: CheckName, said: SaidName, todo: TodoName, values?: Finding['values']): Finding {
  return { check, state: 'broken', said, todo, ...(values && { values }) }
}

/** A look that fails by itself is a finding too. */
export async function safely(check: CheckName, work: () => Promise<Finding | Finding[]>): Promise<Finding[]> {
  try {
    return [await work()].flat()
  } catch (fault) {
    return [look(check, 'notSeen', 'notSeen', { message: messageOf(fault) })]
  }
}

export function messageOf(fault: unknown): string {
  const { message, code, cause } = fault as { message?: string; code?: string; cause?: unknown }
  if (cause) return messageOf(cause)
  return (message || code || String(fault)).slice(0, 300)
}
