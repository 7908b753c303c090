export {
  type ActionId,
  catalogue,
  gatherProblems,
  type Level,
  type ProblemSlug,
  type Problems,
  type ProblemTable,
} from './catalogue.ts'
export {
  explain,
  type Problem,
  problem,
  problemSlugs,
  type Refusal,
  refuse,
  slugOf,
  type Values,
} from './problem.ts'
