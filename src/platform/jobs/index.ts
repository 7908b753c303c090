export { every, type Job, type JobLog, type JobRun, startJobs } from './jobs.ts'
export { LeaseLost } from './lease.ts'
