import { uuidv7 } from '../crypto/index.ts'
import type { Database, Queries } from '../database/index.ts'
import { guardLease, LeaseLost, leaseSeconds, releaseLeases, renewLeases, takeLease } from './lease.ts'

type Held = { fence: string; since: number; lost: AbortController; signal: AbortSignal }

/** The leases that one process holds. */
export type HeldLeases = {
  /** The lease of this name, or undefined while another process has it. Its signal aborts when it is lost. */
  take(name: string): Promise<{ fence: string; signal: AbortSignal } | undefined>
  /** Keeps all of them for another while. */
  renew(): Promise<void>
  guard(tx: Queries, name: string, fence: string): Promise<void>
  giveBack(): Promise<void>
}

/** A lease is used only while its end is surely ahead, whatever the process slept through. */
const trustMilliseconds = (leaseSeconds - 10) * 1000

export function holdLeases(db: Database, stopping: AbortSignal): HeldLeases {
  const holder = uuidv7()
  const leases = new Map<string, Held>()

  function forget(name: string): void {
    leases.get(name)?.lost.abort(new LeaseLost(name))
    leases.delete(name)
  }

  function keep(name: string, fence: string, since: number): Held {
    const lost = new AbortController()
    const held = { fence, since, lost, signal: AbortSignal.any([stopping, lost.signal]) }
    leases.set(name, held)
    return held
  }

  return {
    async take(name) {
      const known = leases.get(name)
      if (known && performance.now() - known.since < trustMilliseconds) return known
      const since = performance.now()
      const fence = await takeLease(db, name, holder)
      if (known && known.fence === fence) return Object.assign(known, { since })
      if (fence !== undefined) return keep(name, fence, since)
      forget(name)
      return undefined
    },
    async renew() {
      if (leases.size === 0) return
      const since = performance.now()
      const still = new Set(await renewLeases(db, holder))
      for (const [name, held] of leases) {
        if (still.has(name)) held.since = since
        else forget(name)
      }
    },
    guard: (tx, name, fence) => guardLease(tx, name, holder, fence),
    giveBack: () => releaseLeases(db, holder),
  }
}
