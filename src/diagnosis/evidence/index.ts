export type { ItemEntry, Rule } from '../model.ts'
export {
  type Band,
  type EvidenceItem,
  type EvidenceName,
  evidenceNames,
  type Fact,
  facts,
  isHeardAt,
  nameOf,
  type Place,
  shapes,
  usualShare,
} from './catalogue.ts'
export { itemsFrom } from './from-observations.ts'
export { type ItemShape, ownSide } from './item.ts'
export { type Likelihoods, likelihoods } from './likelihoods.ts'
export { type NoticedHere, noticedIn } from './noticed.ts'
export { factsOf, readEvidence, visibleAt } from './read.ts'
