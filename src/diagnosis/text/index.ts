export { type Interpretation, understand } from './understand.ts'
