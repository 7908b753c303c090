import { randomInt } from 'node:crypto'
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { type Problem, problem } from '../../../platform/problems/index.ts'
import { normalizePassword } from './hasher.ts'

export type PasswordPreset = 'standard' | 'nist'

/** Refused above it, never cut. */
export const longestPassword = 256

type Lists = { checker: ZxcvbnFactory; common: Set<string>; words: string[] }
let lists: Promise<Lists> | undefined

/** 49,233 passwords that attackers try first and 7,776 plain words; read when first needed. */
function readLists(): Promise<Lists> {
  lists ??= (async () => {
    const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
      import('@zxcvbn-ts/core'),
      import('@zxcvbn-ts/language-common'),
    ])
    return {
      checker: new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs }),
      common: new Set(dictionary['passwords-common']),
      words: dictionary['diceware-common'].filter((word) => /^[a-z]{4,8}$/.test(word)),
    }
  })()
  return lists
}

/**
 * Judges a new password. `standard`: 8 with upper case, lower case and a digit, or 15 of anything; `nist`: 15.
 * At most 256 code points; never one of the common list, nor made of the person's own names.
 *
 * Returns what is to be changed (GK3009, GK3010), or undefined when it will do.
 */
export async function judgeNewPassword(
  password: string,
  about: { preset: PasswordPreset; ownWords: string[] },
): Promise<Problem | undefined> {
  const text = normalizePassword(password)
  const length = [...text].length
  const mixed = /\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) && /\p{Nd}/u.test(text)
  const shortest = about.preset === 'standard' && mixed ? 8 : 15
  if (length < shortest)
    return problem('new_too_short', { min: about.preset === 'standard' && length < 8 ? 8 : 15, n: length })
  if (length > longestPassword) return problem('new_too_common')
  const { checker, common } = await readLists()
  const folded = text.toLowerCase()
  if (common.has(folded)) return problem('new_too_common')
  if (isMadeOf(folded, about.ownWords)) return problem('new_too_common')
  // Guesses are reckoned on the first 100 characters; more cannot make it worse.
  const { guesses } = checker.check(text.slice(0, 100), ['genkan', '玄関', ...splitWords(about.ownWords)])
  return guesses < 1e7 ? problem('new_too_common') : undefined
}

/** Own names and little else: `aikotanaka1`. */
function isMadeOf(folded: string, words: string[]): boolean {
  const own = splitWords(words.map((word) => word.normalize('NFKC').toLowerCase()))
  const rest = own.reduce((left, word) => left.replaceAll(word, ''), folded)
  return rest.length < folded.length && rest.length < 5
}

function splitWords(words: string[]): string[] {
  return words.flatMap((word) => [word, ...word.split(/[\s@.,_+-]+/)]).filter((word) => word.length > 2)
}

/** Four plain words, as `ribbon-otter-maple-drift`: some 50 bits, easy to read and to type on any keyboard. */
export async function suggestPassword(): Promise<string> {
  const { words } = await readLists()
  return Array.from({ length: 4 }, () => words[randomInt(words.length)]).join('-')
}
