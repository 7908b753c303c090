import type { Child } from './child.ts'
import { cpuMilliseconds } from './cpu.ts'
import type { Load, Order } from './load.ts'
import { median } from './median.ts'

/** What one of something costs. */
export type Cost = { cpuMs: number; perSecond: number }

/** Something that is measured: it works for a while and says how it went. */
export type Measured = { round(): Promise<Cost>; warmUp?(): Promise<unknown> }

export type Comparison = { ratio: number; ours: Cost; reference: Cost }

/**
 * Measures two things in turns, A B A B, so that whatever else the machine does hits both alike, after each has been
 * warmed up. The ratio is the median of the rounds' ratios.
 */
export async function compare(ours: Measured, reference: Measured, rounds = 5): Promise<Comparison> {
  for (const each of [ours, reference]) await (each.warmUp ?? each.round)()
  const pairs: { ours: Cost; reference: Cost }[] = []
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({ ours: await ours.round(), reference: await reference.round() })
    tell(pairs.at(-1)!)
  }
  return {
    ratio: median(pairs.map((pair) => pair.ours.cpuMs / pair.reference.cpuMs)),
    ours: middle(pairs.map((pair) => pair.ours)),
    reference: middle(pairs.map((pair) => pair.reference)),
  }
}

function middle(costs: Cost[]): Cost {
  return { cpuMs: median(costs.map(({ cpuMs }) => cpuMs)), perSecond: median(costs.map(({ perSecond }) => perSecond)) }
}

/** With BENCH_ROUNDS set, each round is told as it ends: a number that jumps about was measured on a busy machine. */
function tell({ ours, reference }: { ours: Cost; reference: Cost }): void {
  if (!process.env.BENCH_ROUNDS) return
  const ratio = ours.cpuMs / reference.cpuMs
  console.error(`    ${ours.cpuMs.toFixed(3)} ms : ${reference.cpuMs.toFixed(3)} ms = ${ratio.toFixed(3)}`)
}

/** Puts a load on a server and divides the CPU time of its whole process tree by the number of answers. */
export async function costUnderLoad(generator: Child, serverPid: number, order: Order): Promise<Cost & Load> {
  const before = cpuMilliseconds(serverPid)
  const load = await generator.ask<Load>(order)
  return { ...load, cpuMs: (cpuMilliseconds(serverPid) - before) / load.done }
}
