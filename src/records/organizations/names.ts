const neverInNames =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]/u
// Letters that show nothing; ZWJ and ZWNJ are parts of some scripts and of emoji, but not enough for a name.
const invisible = /[\s\p{M}\p{Cf}\u115f\u1160\u3164\uffa0]/gu

/**
 * Reads a name of a person or an organisation as it will be shown: NFC, outer white space trimmed, 200 code points.
 *
 * Nearly everything is a name. Refused (undefined): nothing visible in it, line breaks and other controls, marks
 * that turn the direction of the text around it, tags, half characters, more than eight accents on one letter.
 */
export function readName(typed: string): string | undefined {
  if (typed.length > 1000 || !typed.isWellFormed()) return undefined
  const name = typed.normalize('NFC').trim()
  if ([...name].length > 200 || neverInNames.test(name) || /\p{M}{9}/u.test(name)) return undefined
  return name.replace(invisible, '') === '' ? undefined : name
}
