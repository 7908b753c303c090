export { type Understood, understand } from './understand.ts'
