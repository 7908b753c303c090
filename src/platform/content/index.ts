export { text } from './kinds.ts'
export { pairUp, readFile, readFolder } from './read.ts'
