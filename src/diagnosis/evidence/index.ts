export {
  type Band,
  type EvidenceItem,
  type EvidenceName,
  evidenceNames,
  type Fact,
  facts,
  isHeardAt,
  nameOf,
  shapes,
  usualShare,
} from './catalogue.ts'
export { fromPage, type PageFacts } from './from-page.ts'
export { type ItemShape, ownSide, type Place } from './item.ts'
export { likelihoods, type Rule, type Speaks } from './likelihoods/index.ts'
export { factsOf, readEvidence, visibleAt } from './read.ts'
