import { fold } from '../normalise.ts'

/** Written as people write; compiled for a text that is normalised. Each is linear: no repetition inside another. */
export function pattern(...alternatives: string[]): RegExp {
  return new RegExp(fold(alternatives.join('|')).replace(/'\??/g, ''), 'gu')
}

/** Words after something Japanese, in the same breath, that take it back: 「ロックはされていません」. */
const takenBackAfter =
  /^[^。、,.!?]{0,4}(?:て(?:い)?(?:ない|ません|なかった)|(?:され|かか|し|なっ)て(?:は)?い?(?:ない|ません)|ではな|じゃな|ではあり|じゃあり|でもな|わけ(?:では|じゃ)|(?:は|も)?おふ|は切|ことはな|(?:は|も)な(?:い|く)(?!し|な))/u

/** Words before something English that take it back: "I have not lost my …". */
const takenBackBefore =
  /\b(?:not|never|isnt|wasnt|arent|havent|hasnt|hadnt|didnt|dont|doesnt|neither|nor)(?: \w+){0,2} $|\b(?:no|without)(?: \w+)? $/u

/** Whether a pattern is there and, if it can be taken back, is not. */
export function states(text: string, what: RegExp, canBeTakenBack: boolean): boolean {
  if (!canBeTakenBack) {
    what.lastIndex = 0
    return what.test(text)
  }
  for (const found of text.matchAll(what)) {
    const before = text.slice(Math.max(0, found.index - 30), found.index)
    const after = text.slice(found.index + found[0].length, found.index + found[0].length + 24)
    const off = /^ ?(?:lock )?(?:is|was|are|were) (?:not|off)\b|^ ?(?:lock )?off\b/u.test(after)
    if (!takenBackAfter.test(after) && !takenBackBefore.test(before) && !off) return true
  }
  return false
}
