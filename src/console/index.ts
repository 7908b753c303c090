export type { ConsoleParts, ConsoleServer } from './call.ts'
export { isConsoleCommand, runConsole, type Terminal } from './run-console.ts'
