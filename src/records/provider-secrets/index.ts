export { openProviderSecret, resealProviderSecrets } from './provider-secrets.ts'
