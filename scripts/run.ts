import { type SpawnOptions, spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'

export const root = dirname(import.meta.dirname)

const signals = ['SIGINT', 'SIGTERM'] as const

/** Runs a program from the root of the checkout, its output passed through; true when it ends with 0. */
export async function run(file: string, args: string[], options: SpawnOptions = {}): Promise<boolean> {
  const child = spawn(file, args, { cwd: root, stdio: 'inherit', ...options, env: environment(options.env) })
  // We outlive it whatever happens: what was set up for it is then cleared away.
  const forward = (signal: NodeJS.Signals) => void child.kill(signal)
  for (const signal of signals) process.on(signal, forward)
  try {
    return await new Promise((resolve) => {
      child.once('error', (fault) => {
        console.error(fault.message)
        resolve(false)
      })
      child.once('exit', (code) => resolve(code === 0))
    })
  } finally {
    for (const signal of signals) process.off(signal, forward)
  }
}

/** Runs a script with the Node that runs us. */
export function runNode(args: string[], options?: SpawnOptions): Promise<boolean> {
  return run(process.execPath, args, options)
}

/** The program of an installed package. */
export function program(path: string): string {
  return join(root, 'node_modules', path)
}

/** Whatever is started finds the same Node as we are, also where an older one is installed. */
function environment(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) }
}

/** Says what comes now, and at its end how long it took. */
export async function step(title: string, work: () => Promise<boolean>): Promise<boolean> {
  console.log(`\n── ${title}`)
  const start = performance.now()
  const ok = await work()
  console.log(`── ${title}: ${ok ? 'ok' : 'NOT OK'}, ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return ok
}
