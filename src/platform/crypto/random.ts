import { randomFillSync, randomInt } from 'node:crypto'

const store = Buffer.alloc(4096)
let left = 0

/**
 * Random bytes from the system, a few at a time. They are fetched by the page, since asking costs more than the bytes.
 * None is given out twice, and none stays in the store.
 */
export function randomBytes(count: number): Buffer {
  if (left < count) left = randomFillSync(store).length
  const bytes = Buffer.from(store.subarray(left - count, left))
  store.fill(0, left - count, left)
  left -= count
  return bytes
}

/** 256 random bits as base64url (43 characters): links, sessions, tokens. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}

/** A typed code of `digits` decimal digits, each equally likely. */
export function randomCode(digits = 6): string {
  return String(randomInt(10 ** digits)).padStart(digits, '0')
}

let lastMs = 0
let inThisMs = 0

/** The id that nothing has (RFC 9562, 5.9): for looking up nobody at the same cost, and the owner of what is the installation's own. */
export const nilUuid = '00000000-0000-0000-0000-000000000000'

/**
 * UUIDv7 (RFC 9562): time-ordered, made by the application, so no sequence is needed. Those that one process makes
 * within a millisecond are in order too (method 1: a counter in the 12 bits after the version).
 */
export function uuidv7(now = Date.now()): string {
  inThisMs = now === lastMs ? (inThisMs + 1) & 0xfff : randomInt(0x400)
  lastMs = now
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt16BE(0x7000 | inThisMs, 6)
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An attempt's id as people see it: `at_` and 26 Crockford characters that carry a UUID. */
export function attemptLabel(uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll('-', '')}`)
  let text = ''
  for (let index = 0; index < 26; index += 1) {
    text = crockford[Number(rest & 31n)] + text
    rest >>= 5n
  }
  return `at_${text}`
}
