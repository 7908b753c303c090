export {
  type Demand,
  demandLine,
  type Flow,
  fitsDemand,
  formActionsOf,
  type NewFlow,
  readLocalPath,
} from './flow.ts'
export { type FlowCarrier, type Flows, openFlows, waitsForApplication } from './open-flows.ts'
export { flowJobs, longestRequest, readStoredRequest, storeRequest } from './stored-requests.ts'
