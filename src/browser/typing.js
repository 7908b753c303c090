// @ts-check
/**
 * Reads what a person typed: widths, odd characters, the form of addresses and codes.
 *
 * Pure, so that it runs in browsers and in tests alike. Every function takes text and gives text or counts;
 * nothing here keeps, sends or compares a secret.
 */

/** No field takes more than this; longer text is read up to here only. */
const limit = 1024

// Kana, ideographs, the ideographic space and the full-width forms of letters, digits and signs.
const wide = /[\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uff01-\uff60\uffe0-\uffe6]/g

// Zero width, soft hyphens, bidi marks, fillers, tags: they come along when text is copied.
const invisible =
  /\u034f|\u17b4|\u17b5|[\u180b-\u180d]|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

// The joiner inside an emoji (a family, a flag) belongs to it.
const joinedEmoji = /\p{Extended_Pictographic}\ufe0f?\u200d/gu

/**
 * The same text in half-width letters, digits and signs (NFKC, as the server reads it).
 * @param {string} text
 */
export function halfWidth(text) {
  return text.slice(0, limit).normalize('NFKC')
}

/**
 * How many characters are full-width or kana.
 * @param {string} text
 */
export function countWide(text) {
  return text.slice(0, limit).match(wide)?.length ?? 0
}

/**
 * How many characters cannot be seen.
 * @param {string} text
 */
export function countInvisible(text) {
  return text.slice(0, limit).replace(joinedEmoji, '').match(invisible)?.length ?? 0
}

/**
 * @param {string} text
 */
export function withoutInvisible(text) {
  return text.replace(invisible, '')
}

/**
 * How many spaces, of any kind, stand before and after the text.
 * @param {string} text
 */
export function countSpacesAround(text) {
  return text.length - text.trim().length
}

/**
 * How many tabs and line breaks stand inside the text.
 * @param {string} text
 */
export function countTabs(text) {
  return text.trim().match(/[\t\n\v\f\r]/g)?.length ?? 0
}

/**
 * Without the spaces around it and the tabs inside it; spaces between words stay.
 * @param {string} text
 */
export function withoutOddSpaces(text) {
  return text.trim().replace(/[\t\n\v\f\r]/g, '')
}

/**
 * Whether a text can be an address or a phone number, and if not, what it was probably meant to be.
 * It is a hint only: the server has the last word.
 * @param {string} text
 * @returns {{ kind: 'empty' | 'email' | 'phone' | 'unfinished', suggestion?: string }}
 */
export function readIdentifier(text) {
  const typed = withoutInvisible(halfWidth(text)).trim()
  if (typed === '') return { kind: 'empty' }
  if (/^\+?[\d\s().\-\u2010-\u2015\u2212\u30fc]+$/.test(typed)) return { kind: 'phone' }
  if (isAddress(typed)) return { kind: 'email' }
  const mended = mendAddress(typed)
  return isAddress(mended) ? { kind: 'unfinished', suggestion: mended } : { kind: 'unfinished' }
}

/** @param {string} text */
function isAddress(text) {
  const at = text.indexOf('@')
  const domain = text.slice(at + 1)
  if (at < 1 || /[\s@,;<>]/.test(text.slice(0, at)) || !/^[^\s@,;<>/\\]+$/.test(domain)) return false
  return domain.includes('.') && domain.split('.').every((label) => label !== '')
}

/**
 * Takes out gaps, the name and the brackets of a copied address, and signs beside the right key.
 * @param {string} text
 */
function mendAddress(text) {
  const bare = /<([^<>]+)>/.exec(text)?.[1] ?? text.replace(/^mailto:/i, '')
  const [local = '', ...rest] = bare.replace(/\s/g, '').split(/@+/)
  const domain = rest
    .join('@')
    .replace(/[,;。、]/g, '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '')
  return `${local}@${domain}`
}

/**
 * The characters of a code as the server reads them: half-width, without spaces and hyphens.
 * @param {string} text
 */
export function readCode(text) {
  return withoutInvisible(halfWidth(text)).replace(/[\s\-\u2010-\u2015\u2212\u30fc\uff70]/g, '')
}

/**
 * How far a new password has come (the rule of docs/decisions, preset by preset).
 * @param {string} text
 * @param {{ short: number, long: number, composition: boolean }} rule
 *   `long` characters of any kind, or with `composition` also `short` ones with capital, small letter and digit
 */
export function readNewPassword(text, rule) {
  const typed = halfWidth(text)
  const length = [...typed].length
  const upper = /\p{Lu}/u.test(typed)
  const lower = /\p{Ll}/u.test(typed)
  const digit = /\p{Nd}/u.test(typed)
  const mixed = rule.composition && length >= rule.short && upper && lower && digit
  return {
    length,
    upper,
    lower,
    digit,
    short: length >= rule.short,
    long: length >= rule.long,
    met: mixed || length >= rule.long,
  }
}
