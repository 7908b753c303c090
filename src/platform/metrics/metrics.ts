import { AggregatorRegistry, Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

const registry = new Registry()

/** All metrics of one process, as they travel to the primary process. */
export type Measured = object[]

const requestSeconds = new Histogram({
  name: 'genkan_http_request_seconds',
  help: 'Time until a request was answered, by method and status',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [registry],
})

// Anything else is counted as "other": a stranger must not be able to make endless series.
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export function observeRequest(method: string, status: number, seconds: number): void {
  requestSeconds.observe({ method: methods.has(method) ? method : 'other', status }, seconds)
}

/** Makes a counter; `labels` must have few values, all known beforehand. */
export function counter<Label extends string>(name: string, help: string, labels: Label[] = []): Counter<Label> {
  return new Counter({ name, help, labelNames: labels, registers: [registry] })
}

/** Begins to measure this process itself (memory, event loop, CPU). Once for each process. */
export function startMetrics(): void {
  collectDefaultMetrics({ register: registry })
}

export async function measure(): Promise<Measured> {
  return registry.getMetricsAsJSON()
}

/** The sums over processes, in Prometheus' text form. */
export async function aggregate(processes: Measured[]): Promise<string> {
  return AggregatorRegistry.aggregate(processes as object[]).metrics()
}
