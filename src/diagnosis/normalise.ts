/** Nobody reads further than this; so the time for a text has a limit, whatever is pasted. */
const longest = 4000

/**
 * A text as it is compared: full-width and half-width alike, small letters, katakana as hiragana, no apostrophes, one
 * space at most, and none between Japanese characters.
 */
export function normalise(text: string): string {
  return fold(text.slice(0, longest))
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/['’‘`´]/g, '')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[\s\u3000]+/g, ' ')
    .replace(/(?<=[ぁ-ゖー一-鿿々。、]) (?=[ぁ-ゖー一-鿿々])/g, '')
    .trim()
}

/** The folding alone, for patterns: it leaves everything that is not a letter as it is. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}
