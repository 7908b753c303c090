export { learnPriors, type Resolved, tableOf } from './learn.ts'
