/**
 * The error codes in a text, as they are named in the packs: 'GK3001', 'AADSTS50126', '1001', '0x8007…', 'HTTP 400'.
 * The text is normalised; each code is told once, in the order of the text.
 */
export function codesIn(text: string): string[] {
  const found = [...text.matchAll(anyCode)].map(([, ours, directory, bracketed, hexadecimal, http, named, listed]) => {
    if (ours) return `GK${ours}`
    if (directory) return `AADSTS${directory}`
    if (bracketed) return bracketed
    if (hexadecimal) return `0x${hexadecimal.toUpperCase()}`
    if (http || named) return `HTTP ${http ?? named}`
    return listed ?? ''
  })
  return [...new Set(found.filter(Boolean))]
}

const anyCode = new RegExp(
  [
    'gk[ -]?(\\d{4})(?!\\d)',
    '\\baad ?sts[ :-]?(\\d{4,9})(?!\\d)',
    '[[(【（]\\s?(\\d{4,6})\\s?[\\])】）]',
    '\\b0x([0-9a-f]{6,8})\\b',
    '(?:\\bhttp(?: ?(?:error|status|エラー|えらー))?|\\berror|\\bstatus|えらー|すてーたす)(?: ?(?:code|コード|こーど))?[ :：]{0,3}((?:4[0-3]\\d|5[01]\\d))(?!\\d)',
    '\\b(400|429|50[0-4])(?= (?:bad|too many|internal|service|gateway|エラー|えらー|error))',
    '(?:\\berror|えらー|\\bcode|こーど)(?: ?(?:code|こーど|number|番号))?[ :：#]{0,3}(\\d{4,6})(?!\\d)',
  ].join('|'),
  'gu',
)
