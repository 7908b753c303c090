import { isThisMachine, type Web } from '../../../platform/http/index.ts'
import type { Context } from '../../../services/context.ts'
import { findOperator, type Operator } from '../../../services/operators/index.ts'

export function operatorCookie({ secure }: { secure: boolean }): string {
  return `${secure ? '__Host-' : ''}genkan_operator`
}

/** Says which operator a request comes from. For everybody else the operators' pages do not exist. */
export function operatorGuard(context: Context): (c: Web) => Promise<Operator | undefined> {
  const name = operatorCookie(context.config)
  return (c) => findOperator(context, { key: cookieOf(c.req.header('cookie'), name), isHere: isThisMachine(c) })
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').find((each) => each.trim().startsWith(`${name}=`))
  return pair?.slice(pair.indexOf('=') + 1).trim()
}
