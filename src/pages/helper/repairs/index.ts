export { repairAction } from './action.ts'
export { isAction, isAvailable, isRepair, targetOf } from './table.ts'
export type { MessageId, RepairContext, RepairTarget } from './target.ts'
