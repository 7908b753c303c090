export {
  type AccountRequirement,
  type Flow,
  fitsRequirement,
  formActionsOf,
  type NewFlow,
  readLocalPath,
  requirementLine,
} from './flow.ts'
export { type FlowCarrier, type Flows, openFlows, waitsForApplication } from './open-flows.ts'
export { flowJobs, longestRequest, readStoredRequest, storeRequest } from './stored-requests.ts'
