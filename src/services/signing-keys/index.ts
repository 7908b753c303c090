export { listSigningKeys } from './list-signing-keys.ts'
export { rotateSigningKeys } from './rotate-signing-keys.ts'
