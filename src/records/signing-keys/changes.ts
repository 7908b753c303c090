/** What makes, retires and removes signing keys: for `services/` alone. */
export { makeKeyPair, newestSigningKey, publishSigningKey, removeOldSigningKeys } from './rotation.ts'
export { type Algorithm, algorithms } from './signing-keys.ts'
