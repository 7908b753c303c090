export type { ConsoleParts } from './call.ts'
export { runConsole } from './run-console.ts'
export type { Terminal } from './terminal.ts'
