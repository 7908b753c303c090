export {
  type ActionId,
  catalogue,
  type Level,
  type ProblemSlug,
} from './catalogue.ts'
export {
  explain,
  type Problem,
  problem,
  type Refusal,
  refuse,
  slugOf,
  type Values,
} from './problem.ts'
