import { createInstance } from 'i18next'
import { flatTexts, type Key } from './catalogue.ts'
import { inEachLanguage, type Language } from './language.ts'

/** Gives the text for a key. Values fill the `{name}` places as they are: the template that shows them escapes. */
export type Translate = (key: Key, values?: Record<string, string | number>) => string

/** A text that counts does so by the first of these places that it has. */
const countNames = ['count', 'n', 's', 'm', 'k'] as const

const translators = inEachLanguage(build)

/**
 * The texts of one language.
 *
 * A text without places to fill costs one Map look-up, so a page can ask for as many as it likes.
 * A place without a value stays visible as `{name}`; a key that nobody wrote comes back as itself. Never throws.
 */
export function translator(language: Language): Translate {
  return translators[language]
}

function build(language: Language): Translate {
  const texts = flatTexts(language)
  const plain = new Map([...texts].filter(([key, text]) => !text.includes('{') && !key.endsWith('_other')))
  const counted = countedTexts(texts)
  const { t } = engine(language, texts)
  return (key, values = {}) => {
    const text = plain.get(key)
    if (text !== undefined) return text
    const countName = counted.get(key)
    const count = countName && Number(values[countName] ?? 0)
    // `replace` keeps a value called `lng` or `context` from being read as an option of the library.
    return t(key, {
      replace: values,
      nest: false,
      ...(countName && { count }),
    })
  }
}

/** Texts with plural forms, each with the name of the value that it counts. */
function countedTexts(texts: ReadonlyMap<string, string>): Map<string, string> {
  const counted = new Map<string, string>()
  for (const [key, text] of texts) {
    if (!key.endsWith('_other')) continue
    counted.set(key.slice(0, -'_other'.length), countNames.find((name) => text.includes(`{${name}}`)) ?? 'count')
  }
  return counted
}

function engine(language: Language, texts: ReadonlyMap<string, string>) {
  const instance = createInstance()
  instance.init({
    lng: language,
    resources: { [language]: { translation: Object.fromEntries(texts) } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    fallbackLng: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    missingInterpolationHandler: (_text: string, place: RegExpExecArray) => place[0],
  })
  return { t: instance.t as (key: string, options: object) => string }
}
