export { text, texts } from './kinds.ts'
export { filesIn, foldersIn, pairUp, readFile, readFolder } from './read.ts'
