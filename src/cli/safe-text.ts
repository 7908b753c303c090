/**
 * Shows what would steer the terminal, or turn the text around it, as an escape instead: names and addresses come
 * from strangers.
 */
export function safeText(text: string): string {
  return text.replace(unsafe, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g

/** JSON for a terminal or a program; control characters that JSON itself would let through are escapes too. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => safeText(line))
    .join('\n')
}

/** How many columns of a terminal a text takes: East Asian letters and emoji take two, marks none. */
export function widthOf(text: string): number {
  let width = 0
  for (const letter of text) if (!mark.test(letter)) width += wide.test(letter) ? 2 : 1
  return width
}

const mark = /^[\p{M}\p{Cf}]/u
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
