import { sha256 } from '../../platform/crypto/index.ts'
import type { AuditEventRow } from '../schema.ts'

/** An event as the chain sees it: every column but the hash. */
export type ChainedEvent = Omit<AuditEventRow, 'at' | 'position' | 'hash'> & {
  /** UTC with microseconds, as text: a Date would lose them. */
  at: string
}

/** What stands before the first event. */
export const beginning = Buffer.alloc(32)

/** sha256(previous hash ‖ canonical JSON of the event with its position). */
export function chainHash(previous: Buffer, event: ChainedEvent, position: number): Buffer {
  const { eventId, ownerId, at, type, accountId, actor, detail } = event
  const text = canonicalJson({ eventId, ownerId, at, type, accountId, actor, detail, position })
  return sha256(Buffer.concat([previous, Buffer.from(text)]))
}

/** RFC 8785: no white space, the names of an object sorted by their UTF-16 code units. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(',')}}`
}
