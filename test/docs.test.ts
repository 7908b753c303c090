import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const root = dirname(import.meta.dirname)
const pages = ['README.md', 'CONTRIBUTING.md', 'content/README.md', ...globSync('docs/*.md', { cwd: root })]

/** Files and folders that a page names in code, as far as they can be told from other words. */
function namedPaths(text: string): string[] {
  const named = [...text.matchAll(/`((?:src|content|test|bench|scripts|migrations|examples|bin)\/[\w./{},<>*-]+)`/g)]
  const floors = [
    ...text.matchAll(
      /`((?:process|app|pages|api|cli|steps|services|access|mechanisms|records|platform)\/[\w./{},<>*-]+)`/g,
    ),
  ]
  const all = [...named.map(([, path]) => path as string), ...floors.map(([, path]) => `src/${path}`)]
  return all.filter((path) => !/[<>{}*]|…/.test(path) && path !== 'bench/last-run.json')
}

test('every file and folder that the documentation names is there', () => {
  const missing = pages.flatMap((page) =>
    namedPaths(readFileSync(join(root, page), 'utf8'))
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${page}: ${path}`),
  )
  assert.deepEqual(missing, [])
})

test('every page that the documentation links to is there', () => {
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8')
    const links = [...text.matchAll(/\]\((?!https?:|\/|#|mailto:)([^)#\s]+)/g)].map(([, link]) => link as string)
    const missing = links.filter((link) => !existsSync(join(root, dirname(page), link)))
    assert.deepEqual(missing, [], page)
  }
})
