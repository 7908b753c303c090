import { freeText } from './free-text/main.ts'
import { accounts } from './rows/accounts.ts'
import { grant } from './rows/grants.ts'
import { leak } from './rows/leak.ts'
import { lockout } from './rows/lockout.ts'
import { memory } from './rows/memory.ts'
import { openid } from './rows/openid.ts'
import { page } from './rows/page.ts'
import { roundTrips } from './rows/round-trips.ts'
import { signIn } from './rows/sign-in.ts'
import { start } from './rows/start.ts'
import { timing } from './rows/timing.ts'
import { weight } from './rows/weight.ts'
import { why } from './rows/why.ts'
import { workers } from './rows/workers.ts'
import { keep, machine, type Row, tableOf } from './table.ts'

/** Each is told whether it was asked for by name: then it may take its time; and what of it alone is wanted. */
const benches: Record<string, (named: boolean, only?: string) => Promise<Row[]>> = {
  'sign-in': signIn,
  openid,
  'client-credentials': grant('client-credentials'),
  refresh: grant('refresh'),
  userinfo: grant('userinfo'),
  introspection: grant('introspection'),
  page,
  why,
  weight,
  accounts,
  'round-trips': roundTrips,
  memory,
  start,
  workers,
  'free-text': freeText,
  lockout: (_, only) => lockout(only),
  leak: (named, only) => leak(named ? 400 : 40, only),
  timing: (named, only) => timing(named ? 2000 : 100, only),
}

/** Several under one name: the proofs of the sign-in helper. */
const bundles: Record<string, string[]> = { helper: ['free-text', 'lockout', 'leak'] }

/** Runs the benches that are named, or all; a number that is missed is told, only a fault is a failure. */
async function run(args: string[]): Promise<void> {
  const at = args.indexOf('--only')
  const only = at < 0 ? undefined : args[at + 1]
  const names = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1)).flatMap((name) => bundles[name] ?? name)
  const unknown = names.filter((name) => !(name in benches))
  if (unknown.length > 0)
    throw new Error(
      `There is no bench ${unknown.join(', ')}. There are: ${[...Object.keys(benches), ...Object.keys(bundles)].join(', ')}`,
    )
  const rows: Row[] = []
  for (const name of names.length > 0 ? names : Object.keys(benches)) {
    const began = performance.now()
    process.stderr.write(`${name} …`)
    rows.push(...(await benches[name]!(names.length > 0, only)))
    process.stderr.write(` ${((performance.now() - began) / 1000).toFixed(0)} s\n`)
  }
  console.log(`\n${tableOf(rows)}\n\n${machine()}\n`)
  // A part of a bench is for looking at it.
  if (only === undefined) keep(rows)
}

await run(process.argv.slice(2)).catch((fault) => {
  console.error(`\n${fault.stack ?? fault}`)
  process.exitCode = 1
})
