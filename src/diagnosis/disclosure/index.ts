export { disclose } from './disclose.ts'
