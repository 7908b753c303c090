export { disclose } from './disclose.ts'
export { mayHear } from './tell.ts'
