import { globSync, readFileSync } from 'node:fs'

/** What program code asks for: whole keys, and keys whose names it puts together. */
const code = globSync(['src/**/*.ts', 'scripts/*.ts'], { exclude: ['**/*.test.ts'] })
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

const whole = new Set([...code.matchAll(/['`]([\w.]+)['`]/g)].map(([, key]) => key))

/** `help.first.${name}.title` asks for every key of that form. A form that starts with a hole would ask for anything. */
const forms = [...new Set([...code.matchAll(/`(\w+\.[\w.]*\$\{[^`]*)`/g)].map(([, form = '']) => form))]
  .map((form) => form.replace(/\$\{[^}]*\}/g, '*'))
  .filter((form) => /^[\w.*]+$/.test(form))
  .map((form) => new RegExp(`^${form.replaceAll('.', '\\.').replaceAll('*', '[\\w.]+')}$`))

/** Whether any code asks for the text of this key. */
export function isAskedFor(key: string): boolean {
  return whole.has(key) || forms.some((form) => form.test(key))
}
