import { type Domain, txtRecord } from '../../records/organizations/index.ts'
import type { TxtAnswer } from './look-up-txt.ts'

export type RecordCheck =
  | { ok: true }
  /** The domain is not in the DNS; its servers fail; they do not answer in time; there is no record of ours. */
  | { ok: false; reason: 'no_such_domain' | 'server_failure' | 'timeout' | 'no_record'; found: string[] }
  /** There is one, but with another text than ours. */
  | { ok: false; reason: 'other_text'; found: string[] }

const marker = 'genkan-domain-verification='

/** Whether what the DNS answered proves the domain. */
export function checkTxtRecord(domain: Domain, answer: TxtAnswer): RecordCheck {
  if (answer.found === 'none') return { ok: false, reason: 'no_record', found: [] }
  if (answer.found !== 'texts') return { ok: false, reason: answer.found, found: [] }
  // Some control panels keep the quotes that were pasted with the text.
  const texts = answer.texts.map((text) => text.trim().replace(/^"(.*)"$/, '$1'))
  if (texts.includes(txtRecord(domain).value)) return { ok: true }
  const found = texts.filter((text) => text.startsWith(marker)).slice(0, 10)
  return { ok: false, reason: found.length > 0 ? 'other_text' : 'no_record', found }
}
