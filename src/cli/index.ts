export { runCommandLine } from './run-command-line.ts'
export type { Terminal } from './terminal.ts'
