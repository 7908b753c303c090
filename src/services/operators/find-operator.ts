import type { Actor } from '../../access/index.ts'
import { peekOnce } from '../../mechanisms/one-time/index.ts'
import { sha256 } from '../../platform/crypto/index.ts'
import type { Context } from '../context.ts'
import { isKey, stay } from './one-time-keys.ts'

export type Operator = Extract<Actor, { kind: 'operator' }>

/**
 * The operator behind a browser, or undefined: in local mode whoever sits at this machine (`isHere`), otherwise whoever
 * opened a link in the last eight hours (`key`, from that browser's cookie).
 */
export async function findOperator(
  { db, config }: Pick<Context, 'db'> & { config: Pick<Context['config'], 'local'> },
  { key, isHere }: { key: string | undefined; isHere: boolean },
): Promise<Operator | undefined> {
  if (config.local && isHere) return { kind: 'operator', id: 'local' }
  if (!isKey(key)) return undefined
  return (await peekOnce(db, stay.type, key)).state === 'open' ? operatorOf(key) : undefined
}

/** Told apart in the audit log by a part of the key's hash, which opens nothing. */
export function operatorOf(key: string): Operator {
  return { kind: 'operator', id: sha256(key).toString('hex').slice(0, 12) }
}
