export { auditJobs } from './jobs.ts'
export { listAudit } from './list-audit.ts'
export { verifyAudit } from './verify-audit.ts'
