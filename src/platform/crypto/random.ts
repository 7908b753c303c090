import { randomBytes, randomInt, randomUUID } from 'node:crypto'

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
 * UUIDv7 (RFC 9562, 5.7): time-ordered, made by the application, so no sequence is needed. Those that one process makes
 * within a millisecond are in order too (method 1: a counter in the 12 bits after the version). The rest is random: the
 * second half of a UUIDv4, for which Node fetches randomness by the page.
 */
export function uuidv7(now = Math.floor(Date.now())): string {
  inThisMs = now === lastMs ? (inThisMs + 1) & 0xfff : randomInt(0x400)
  lastMs = now
  const time = now.toString(16).padStart(12, '0')
  const counter = inThisMs.toString(16).padStart(3, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${randomUUID().slice(19)}`
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
