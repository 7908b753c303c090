import { type Setting, settings } from './settings.ts'

const known = Object.entries<Setting>(settings).flatMap(([name, { secret }]) =>
  secret ? [name, `${name}_FILE`] : [name],
)

// A cluster with a service called "genkan" sets these by itself; tests and benches have theirs.
const foreign = /^GENKAN_(SERVICE_|PORT$|PORT_|TEST_|BENCH_)/

/** Names each GENKAN_ variable that is no setting: one that is silently ignored may be a lock left open. */
export function misspelt(env: NodeJS.ProcessEnv): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('GENKAN_') && !known.includes(name) && !foreign.test(name))
    .map((name) => {
      const near = nearest(name)
      return `${JSON.stringify(name).slice(1, -1)} is not a setting of Genkan.${near ? ` Did you mean ${near}?` : ''}`
    })
}

function nearest(name: string): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, steps: distance(name, candidate) }))
  const best = ranked.reduce((a, b) => (b.steps < a.steps ? b : a))
  return best.steps <= 4 ? best.candidate : undefined
}

/** Levenshtein: how many letters to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
