import { chmodSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/platform/embedded-postgres/index.ts'
import { check } from './check.ts'
import { provideChromium } from './chromium.ts'
import { root, runNode, step } from './run.ts'

/** A test of one file starts no application; problems can be told all the same. */
const gathered = '--import=./src/app/problems.ts'

const everything = ['bin', 'scripts', 'src', 'test']

/**
 * Checks and tests everything; or runs only the tests below the given folders and files. What starts with a
 * hyphen goes to node:test, such as --test-name-pattern=…
 */
export async function test(args: string[]): Promise<boolean> {
  const flags = args.filter((arg) => arg.startsWith('-'))
  const wanted = args.filter((arg) => !arg.startsWith('-'))
  const files = testFiles(wanted.length > 0 ? wanted : everything)
  if (files.length === 0) {
    console.error(`There is no test in ${wanted.join(', ')}.`)
    return false
  }
  const start = performance.now()
  const checked = wanted.length > 0 || (await check())
  const passed = await step(`tests (${files.length} files)`, () => runTests(files, flags))
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  console.log(`\n${checked && passed ? 'All is well' : 'Something is NOT OK, see above'}, ${seconds} s`)
  return checked && passed
}

function testFiles(places: string[]): string[] {
  const isFile = (place: string) => /\.test\.[cm]?[jt]s$/.test(place) && existsSync(join(root, place))
  return places
    .flatMap((place) =>
      isFile(place) ? [place] : globSync(`${place.replace(/\/+$/, '')}/**/*.test.{ts,mjs}`, { cwd: root }),
    )
    .sort()
}

/** One database server for all test files; each makes its own databases in it. */
async function runTests(files: string[], flags: string[]): Promise<boolean> {
  const browser = files.some((file) => file.startsWith('test')) ? await provideChromium() : undefined
  const folder = mkdtempSync(join(tmpdir(), 'genkan-test-'))
  chmodSync(folder, 0o711)
  const log = { debug: () => {}, info: console.log, warn: console.warn }
  const database = await startEmbedded({ folder, log, durable: false })
  // What the person at the keyboard has configured is not what is tested.
  const configured = Object.keys(process.env).filter((name) => /^(GENKAN_(?!TEST_)|DATABASE_URL|PORT$)/.test(name))
  try {
    return await runNode(
      ['--test', gathered, '--test-concurrency=2', '--test-timeout=600000', '--test-reporter=spec', ...flags, ...files],
      {
        env: {
          ...Object.fromEntries(configured.map((name) => [name, undefined])),
          GENKAN_TEST_DATABASE_URL: database.url,
          ...(browser && { CHROMIUM: browser }),
        },
      },
    )
  } finally {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
