export const languages = ['ja', 'en'] as const

export type Language = (typeof languages)[number]

/** Something for each language. */
export function inEachLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, T>
}

/** Longer hints than this are not read to the end: nobody's browser sends one. */
const hintLimit = 1000

/**
 * The language to speak, from hints in the order of their weight: a choice, a cookie, `ui_locales`, Accept-Language.
 *
 * The first hint that names Japanese or English decides; inside one hint, the best-liked one does.
 * Without any such hint it is Japanese.
 */
export function chooseLanguage(...hints: (string | null | undefined)[]): Language {
  for (const hint of hints) {
    const language = hint && fromHint(hint.slice(0, hintLimit))
    if (language) return language
  }
  return 'ja'
}

/** Reads 'en', 'ja-JP', 'fr en' or 'fr-CH, en;q=0.8, ja;q=0.9' (RFC 9110, 12.5.4). */
function fromHint(hint: string): Language | undefined {
  const wishes = hint
    .replace(/\s*;\s*/g, ';')
    .split(/[\s,]+/)
    .map(readWish)
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  return wishes.find((wish) => wish.language)?.language
}

function readWish(text: string): {
  language: Language | undefined
  weight: number
} {
  const [tag = '', ...parameters] = text.toLowerCase().split(';')
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  const primary = tag.split(/[-_]/, 1)[0]
  return {
    language: languages.find((language) => language === primary),
    weight: weight ? Number(weight) || 0 : 1,
  }
}
