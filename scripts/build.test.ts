import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withJsImports } from './build.ts'

test('relative TypeScript names become JavaScript names, nothing else changes', () => {
  const code = [
    `import { a } from './a.ts'`,
    `export * from "../b/index.ts"`,
    `const c = await import('./c.ts')`,
    `const d = new URL('../d.ts', import.meta.url)`,
    `import json from './x.json' with { type: 'json' }`,
    `const text = 'files end in .ts'`,
    `import e from 'package.ts'`,
  ]
  const expected = [
    `import { a } from './a.js'`,
    `export * from "../b/index.js"`,
    `const c = await import('./c.js')`,
    `const d = new URL('../d.js', import.meta.url)`,
    ...code.slice(4),
  ]
  assert.equal(withJsImports(code.join('\n')), expected.join('\n'))
})
