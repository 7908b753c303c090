import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'

// Notes every migration with its hash: from then on a test refuses a change of it.
const folder = join(root, 'migrations')
const noted: Record<string, string> = JSON.parse(readFileSync(join(folder, 'landed.json'), 'utf8'))
for (const file of readdirSync(folder)
  .filter((each) => each.endsWith('.ts'))
  .sort())
  noted[file] ??= createHash('sha256')
    .update(readFileSync(join(folder, file)))
    .digest('hex')
writeFileSync(join(folder, 'landed.json'), `${JSON.stringify(noted, null, 2)}\n`)
