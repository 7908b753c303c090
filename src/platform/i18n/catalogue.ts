import { pairUp, readFolder, texts } from '../content/index.ts'
import type { English } from './english.ts'
import { inEachLanguage, type Language, languages } from './language.ts'

/** What counts has a form for each way in which a language counts: `title_one` and `title_other` are asked for as 'title'. */
type WithoutForm<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutForm<K> : `${K}.${Paths<T[K]>}`
}[keyof T & string]

/** The name of a text: its file in camelCase, then the path inside the file ('signIn.title' is in sign-in.json). */
export type Key = Paths<English>

const flat = inEachLanguage(readTexts)
const english = names('en')
for (const language of languages) if (language !== 'en') pairUp(`texts/${language}`, english, names(language))

/** The texts of one language as flat pairs, 'signIn.title' → 'Sign in'. A language that lacks a key does not start. */
export function flatTexts(language: Language): ReadonlyMap<string, string> {
  return flat[language]
}

function readTexts(language: Language): Map<string, string> {
  const files = Object.entries(readFolder(`texts/${language}`, texts))
  const pairs = files.flatMap(([file, own]) =>
    Object.entries(own).map(([key, text]): [string, string] => [`${camel(file)}.${key}`, text]),
  )
  return new Map(pairs)
}

function names(language: Language): Record<string, true> {
  const forms = /_(?:zero|one|two|few|many|other)$/
  return Object.fromEntries([...flatTexts(language).keys()].map((key) => [key.replace(forms, ''), true]))
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
