export { every, type Job, type JobLog, type JobRun, startJobs } from './jobs.ts'
export { isAnybodyWorking, LeaseLost } from './lease.ts'
