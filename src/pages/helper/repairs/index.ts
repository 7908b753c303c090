export { repairAction } from './action.ts'
export { isAction, isAvailable, isRepair, wayOf } from './table.ts'
export type { MessageId, Place, Way } from './way.ts'
