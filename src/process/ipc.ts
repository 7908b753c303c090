import type { Config } from '../platform/config/index.ts'
import type { Measured } from '../platform/metrics/index.ts'

/** From the primary process to a worker. */
export type ToWorker =
  | { kind: 'start'; config: Config }
  | { kind: 'stop' }
  | { kind: 'measure'; question: number }
  | { kind: 'metrics'; question: number; text: string }

/** From a worker to the primary process. */
export type FromWorker =
  /** Its code is loaded; it waits for 'start'. */
  | { kind: 'loaded' }
  | { kind: 'listening' }
  | { kind: 'failed'; message: string }
  | { kind: 'measured'; question: number; measured: Measured }
  /** Somebody asked this worker for the metrics of all. */
  | { kind: 'metrics'; question: number }
