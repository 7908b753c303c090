const unwanted = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}\ufffe\uffff]/gu

/**
 * A name as its person writes it: trimmed, without control and direction characters, at most 200 characters.
 * Undefined when nothing that can be seen is left, or it is too long. Names are shown, never compared.
 */
export function readName(typed: string | undefined): string | undefined {
  const name = (typed ?? '').toWellFormed().replace(unwanted, '').replace(/\s+/gu, ' ').trim()
  const seen = name.replace(/[\p{M}\p{Cf}\p{Z}\u115f\u1160\u3164\uffa0]/gu, '')
  return seen === '' || [...name].length > 200 || /\p{M}{9}/u.test(name) ? undefined : name
}

/** ひらがな becomes カタカナ, half-width becomes full-width. */
export function readReading(typed: string | undefined): string | undefined {
  return readName(typed)
    ?.normalize('NFKC')
    .replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
}
