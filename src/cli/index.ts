export { runConsole } from './run-console.ts'
export type { Terminal } from './terminal.ts'
