/**
 * Writes the two lists of content files that the compiler has to see: the English texts, whose keys are a type, and
 * the packs, which the engine imports because it opens no files. All other content is found where it lies.
 *
 *     node scripts/content-lists.ts
 */
import { globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

const note = '// Made by scripts/content-lists.ts from the files that there are: run it when a file is added.'

/** Both lists, each by the path of the file that holds it. */
export function contentLists(): Map<string, string> {
  return new Map([
    ['src/platform/i18n/english.ts', englishTexts()],
    ['src/diagnosis/packs/files.ts', packs()],
  ])
}

function englishTexts(): string {
  const files = globSync('content/texts/en/*.json', { cwd: root }).sort()
  const imports = files.map((file) => `import type ${camel(nameOf(file))} from '../../../${file}'`)
  return `${note}
${imports.join('\n')}

/** The English texts of each namespace, which is the name of the file in camelCase. */
export type English = {
${files.map((file) => `  ${camel(nameOf(file))}: typeof ${camel(nameOf(file))}`).join('\n')}
}
`
}

function packs(): string {
  const files = globSync('content/packs/*/**/*.json', { cwd: root }).sort()
  const imports = files.map((file) => `import ${variable(file)} from '../../../${file}' with { type: 'json' }`)
  const makers = globSync('content/packs/*/', { cwd: root }).sort()
  return `${note}
${imports.join('\n')}

/** The files of each maker: what is true in every language, and the words for it. */
export const makers = {
${makers.map((folder) => `  ${key(nameOf(folder))}: ${maker(files.filter((file) => file.startsWith(`${folder}/`)))},`).join('\n')}
}
`
}

function maker(files: readonly string[]): string {
  const depth = Math.min(...files.map((file) => file.split('/').length))
  const facts = files.filter((file) => file.split('/').length === depth)
  const languages = Map.groupBy(
    files.filter((file) => !facts.includes(file)),
    (file) => file.split('/').at(-2) ?? '',
  )
  const words = [...languages].map(([language, own]) => `      ${language}: {\n${members(own, '        ')}\n      },`)
  return `{\n${members(facts, '    ')}\n    words: {\n${words.join('\n')}\n    },\n  }`
}

/** The files that several packs share by their names, and the packs together. */
function members(files: readonly string[], indent: string): string {
  const shared = ['maker', 'links', 'repairs']
  const member = (file: string) => `${key(nameOf(file))}: ${variable(file)},`
  return [
    ...files.filter((file) => shared.includes(nameOf(file))).map(member),
    'packs: {',
    ...files.filter((file) => !shared.includes(nameOf(file))).map((file) => `  ${member(file)}`),
    '},',
  ]
    .map((line) => indent + line)
    .join('\n')
}

function variable(file: string): string {
  return camel(file.slice('content/packs/'.length, -'.json'.length).replaceAll('/', '-'))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '')
}

function key(name: string): string {
  return /^\w+$/.test(name) ? name : `'${name}'`
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

if (import.meta.main) for (const [file, list] of contentLists()) writeFileSync(join(root, file), list)
