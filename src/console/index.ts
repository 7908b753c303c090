export type { ConsoleParts, ConsoleServer } from './call.ts'
export { isConsoleCommand, runConsole } from './run-console.ts'
export type { Terminal } from './terminal.ts'
