import { checkLength } from './long-functions.ts'
import { program, runNode, step } from './run.ts'

/** What can be checked without running Genkan. All of it is done, so that one run shows all there is to mend. */
export async function check(): Promise<boolean> {
  const results = [
    await step('style (Biome)', () => runNode([program('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'])),
    await step('types (tsc)', () => runNode([program('typescript/bin/tsc'), '--noEmit'])),
    await step('structure (dependency-cruiser)', () =>
      runNode([program('dependency-cruiser/bin/dependency-cruiser.mjs'), ...cruised]),
    ),
    await step('leftovers (knip)', () => runNode([program('knip/bin/knip.js'), '--no-progress'])),
    await step('length of functions', checkLength),
  ]
  return results.every(Boolean)
}

const cruised = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', 'src', 'migrations']
