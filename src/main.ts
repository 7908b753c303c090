import cluster from 'node:cluster'

// The first process owns the database, the jobs and the workers; the workers answer requests.
if (cluster.isPrimary) {
  const { runPrimary } = await import('./process/run-primary.ts')
  await runPrimary()
} else {
  const { runWorker } = await import('./process/run-worker.ts')
  runWorker()
}
