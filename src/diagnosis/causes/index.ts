export type { CauseCode, Disclosure, Group } from '../model.ts'
export { type Cause, causes, groupOf, groups } from './cause.ts'
export { type Priors, type PriorTable, startingPriors } from './priors.ts'
export { candidatesOf, symptomOf, symptomsOf } from './symptoms.ts'
