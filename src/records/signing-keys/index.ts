export { type Jwks, listSigningKeys, readJwks, resealSigningKeys, type SigningKey } from './signing-keys.ts'
