export { text } from './kinds.ts'
export { matchNames, readFolder } from './read.ts'
