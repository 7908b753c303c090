export { type Embedded, FolderInUse, joinEmbedded, startEmbedded } from './embedded.ts'
