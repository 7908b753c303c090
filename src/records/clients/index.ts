export {
  type ClientChanges,
  createClient,
  findClient,
  findResource,
  type Mistakes,
  type NewClient,
  removeClient,
  rotateClientSecret,
  setClientEnabled,
  updateClient,
} from './clients.ts'
export { type ClientMetadata, metadataMistakes, redirectMistake } from './metadata.ts'
export { type AccountDemand, type ClientRecord, listClients } from './queries.ts'
