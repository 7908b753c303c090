export { type AuditEntry, type AuditListOptions, listAudit } from './list-audit.ts'
export { sealAudit } from './seal-audit.ts'
export { type AuditVerdict, verifyAudit } from './verify-audit.ts'
