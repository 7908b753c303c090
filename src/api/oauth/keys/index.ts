export { type Jwks, listKeys, readJwks, removeKey, resealKeys, rotateKeys, type SigningKey } from './signing-keys.ts'
