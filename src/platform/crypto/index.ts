export { type Keys, openKeys, type PurposeKey, sameBytes, sha256 } from './keys.ts'
export { attemptLabel, nilUuid, randomCode, randomToken, uuidv7 } from './random.ts'
