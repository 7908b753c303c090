export type { AcceptedAccountKind, ChangeableClient, ClientRecord, NewClientRecord } from './client-record.ts'
export { findClient, findResource, listClients } from './clients.ts'
export { type ClientMetadata, metadataMistakes, needsSecret, redirectMistake } from './metadata.ts'
