import { AsyncLocalStorage } from 'node:async_hooks'
import { randomToken } from '../crypto/index.ts'

const current = new AsyncLocalStorage<string>()

/** The id of the request being answered: that of a proxy in front if it looks like one, a new one otherwise. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w-]{8,64}$/.test(header) ? header : randomToken(9)
}

/** Runs `body`, and all that it awaits, under the id: each line logged meanwhile carries it. */
export function withRequestId<Result>(id: string, body: () => Result): Result {
  return current.run(id, body)
}

/** The id of the request that is being answered, if any. */
export function currentRequestId(): string | undefined {
  return current.getStore()
}
