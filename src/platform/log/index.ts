export { createLog, type Log } from './log.ts'
export { currentRequestId, requestIdFrom, withRequestId } from './request-id.ts'
