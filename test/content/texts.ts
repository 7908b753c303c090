import { globSync, readFileSync } from 'node:fs'
import type { Language } from '../../src/platform/i18n/index.ts'

const home = new URL('../../content/', import.meta.url)

/** One text of `content/`. */
export type Text = {
  /** The first folder: texts, help, guides, packs. */
  kind: string
  /** Its file, without the folder of the language: 'help/GK3001.json'. */
  file: string
  /** Where it stands in the file: 'steps.1'. */
  key: string
  text: string
}

/** What people may write to us. It is read and never shown: other words in each language, and any words at all. */
const wordsOfPeople = /(^|\.)(phrases|names)\./

/** Every file that lies in a folder of this language, wherever that is: a new kind of content is found by itself. */
export function filesIn(language: Language): string[] {
  return globSync(`**/${language}/*.json`, { cwd: home.pathname }).sort()
}

/** Everything that a person can read in this language. */
export function textsIn(language: Language): Text[] {
  return filesIn(language).flatMap((path) => {
    const [kind = ''] = path.split('/')
    const file = path.replace(`/${language}/`, '/')
    const found = [...flat(JSON.parse(readFileSync(new URL(path, home), 'utf8')))]
    return found.filter(({ key }) => !wordsOfPeople.test(key)).map(({ key, text }) => ({ kind, file, key, text }))
  })
}

function* flat(value: unknown, key = ''): Generator<{ key: string; text: string }> {
  if (typeof value === 'string') yield { key, text: value }
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* flat(inner, key ? `${key}.${name}` : name)
  } else throw new Error(`${key}: ${value} is no text`)
}

/** Text files by the first part of their keys: 'sign-in.json' has the texts of `signIn`. */
export function nameOf({ kind, file, key }: Text): string {
  if (kind !== 'texts') return `${file} ${key}`
  const namespace = file.slice('texts/'.length, -'.json'.length).replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
  return `${namespace}.${key}`
}
