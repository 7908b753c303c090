export { aggregate, counter, type Measured, measure, observeRequest, startMetrics } from './metrics.ts'
export { openReadiness, type Readiness } from './readiness.ts'
