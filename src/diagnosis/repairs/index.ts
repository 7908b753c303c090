export { type RepairId, type RepairKind, type RepairShape, repairIds, repairShapes } from './catalogue.ts'
export { goldenRepairs, type Offering, orderRepairs } from './order.ts'
