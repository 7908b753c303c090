import { domainToASCII } from 'node:url'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { type Problem, problem } from '../../platform/problems/index.ts'

export type Identifier = {
  kind: 'email' | 'phone'
  /** As it is stored and written to. */
  value: string
  /** As it is compared. */
  norm: string
}

const invisible = /\p{Default_Ignorable_Code_Point}/gu
const controls = /[\u0000-\u001f\u007f-\u009f]/
const dashes = /[\u2010-\u2015\u2212\u30fc\uff70\u2500]/g

/** NFKC, invisible characters dropped, outer white space trimmed: the form in which an identifier is read. */
export function foldIdentifier(typed: string): string {
  return typed.slice(0, 1024).normalize('NFKC').replace(invisible, '').trim()
}

/**
 * Reads what a person typed as an e-mail address or a phone number.
 *
 * Full-width letters, spaces around and invisible characters are forgiven; nothing is folded that a mail
 * provider might tell apart except the letter case, which is compared without regard to it.
 * Refused: GK1001 nothing typed, GK1002 not a whole address, GK1008 cannot be a phone number.
 */
export function readIdentifier(
  typed: string,
  country: 'JP' = 'JP',
): { ok: true; identifier: Identifier } | { ok: false; problem: Problem } {
  const text = foldIdentifier(typed)
  if (text === '') return { ok: false, problem: problem('id_empty') }
  if (!text.includes('@') && /^[+\d][\d\s().\-\u2010-\u2015\u2212\u30fc]*$/.test(text)) return readPhone(text, country)
  const email = readEmail(text)
  return email ? { ok: true, identifier: email } : { ok: false, problem: problem('id_format') }
}

/** Reads an e-mail address (RFC 5321 mailbox, no quoted local part, no comments, no address literal), or undefined. */
export function readEmail(typed: string): Identifier | undefined {
  const text = foldIdentifier(typed)
  // Lengths first: no later step may see a long text (ATK-050).
  if (text.length > 254 || controls.test(text)) return undefined
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  if (at < 1 || local.length > 64) return undefined
  if (!/^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u.test(local))
    return undefined
  if (/^=\?/.test(local)) return undefined
  const domain = readDomain(text.slice(at + 1))
  if (!domain) return undefined
  return { kind: 'email', value: `${local}@${domain}`, norm: `${caseFold(local)}@${domain}` }
}

/** Reads a host name with at least two labels and gives its A-label form (UTS 46 non-transitional), or undefined. */
export function readDomain(typed: string): string | undefined {
  const text = foldIdentifier(typed)
  if (text.length > 253 || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(text)) return undefined
  const ascii = domainToASCII(text).toLowerCase()
  const labels = ascii.split('.')
  if (labels.length < 2 || ascii.length > 253) return undefined
  if (!labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))) return undefined
  return /^\d+$/.test(labels.at(-1) as string) ? undefined : ascii
}

/** Lower case by the root locale and NFKC again, so that it is idempotent (never toLocaleLowerCase). */
export function caseFold(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC')
}

function readPhone(
  text: string,
  country: 'JP',
): { ok: true; identifier: Identifier } | { ok: false; problem: Problem } {
  const number = text.length <= 32 ? parsePhoneNumberFromString(text.replace(dashes, '-'), country) : undefined
  if (!number?.isPossible())
    return { ok: false, problem: problem('phone_format', { n: text.replace(/\D/g, '').length }) }
  return { ok: true, identifier: { kind: 'phone', value: number.number, norm: number.number } }
}

/** A phone number as people in its country write it: 090-1234-5678. */
export function showPhone(e164: string): string {
  const number = parsePhoneNumberFromString(e164)
  return number ? (number.country === 'JP' ? number.formatNational() : number.formatInternational()) : e164
}

/** t•••a@e•••.jp or ••••••••42: enough to recognise one's own, not enough to learn another's (from level T1 on). */
export function maskContact(kind: 'email' | 'phone', value: string): string {
  if (kind === 'phone') return `••••••••${value.slice(-2)}`
  const [local = '', domain = ''] = [value.slice(0, value.lastIndexOf('@')), value.slice(value.lastIndexOf('@') + 1)]
  const ending = domain.slice(domain.lastIndexOf('.') + 1)
  const last = local.length > 2 ? local.at(-1) : ''
  return `${local[0] ?? ''}•••${last}@${domain[0] ?? ''}•••.${ending}`
}
