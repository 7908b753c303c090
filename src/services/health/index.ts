export { readHealth, type ServiceHealth } from './read-health.ts'
