import { cpSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { root } from './run.ts'

const folders = ['src', 'migrations', 'content', 'examples']

/**
 * Makes dist/ for the npm package: the same tree with plain JavaScript in place of TypeScript, because Node
 * does not strip types inside node_modules. Types are only blanked out, so lines and columns stay true.
 */
export async function build(): Promise<boolean> {
  const dist = join(root, 'dist')
  rmSync(dist, { recursive: true, force: true })
  const files = folders.flatMap((folder) => globSync(`${folder}/**/*`, { cwd: root }))
  files.push('package.json')
  const kept = files.filter((file) => statSync(join(root, file)).isFile() && !/\.(test|fixture|d)\.ts$/.test(file))
  for (const file of kept) {
    mkdirSync(dirname(join(dist, file)), { recursive: true })
    if (file.endsWith('.ts')) compile(file, join(dist, file))
    else cpSync(join(root, file), join(dist, file))
  }
  console.log(`dist/ holds ${kept.length} files.`)
  return true
}

function compile(file: string, to: string): void {
  const plain = stripTypeScriptTypes(readFileSync(join(root, file), 'utf8'))
  writeFileSync(to.replace(/\.ts$/, '.js'), withJsImports(plain))
}

/** './x.ts' becomes './x.js' wherever it stands as a whole string: imports, and programs named by their file. */
export function withJsImports(code: string): string {
  return code.replace(/(['"])(\.{1,2}\/[^'"\n]*)\.ts\1/g, '$1$2.js$1')
}
