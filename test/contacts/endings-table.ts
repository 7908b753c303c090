import { type Ending, endings } from '../../src/services/end-access/index.ts'

const words: Record<string, string> = {
  one: 'this one',
  browser: 'all of the browser',
  device: 'those of that browser',
  others: 'all others',
  not_established: 'all but those on established devices',
  all: 'all',
  of_sessions: 'what these sessions gave',
  of_client: 'those of the application',
  of_client_unfit: 'those of accounts that it takes no more',
  named: 'the ones that are named',
}

const said = (value: string | undefined) => (value ? (words[value] ?? value) : '–')

/** The table of docs/security.md, from the code. */
export function endingsTable(): string {
  const rows = Object.entries(endings).map(([act, ending]) => {
    const { sessions, grants, devices, pending }: Ending = ending
    const familiar = devices === 'one' ? 'of that browser' : said(devices)
    return [`\`${act}\``, said(sessions), said(grants), familiar, pending ? 'yes' : '–']
  })
  const head = ['Act', 'Sessions', 'What applications hold', 'Familiarity of browsers', 'Codes and links on their way']
  const widths = head.map((title, n) => Math.max(title.length, ...rows.map((row) => row[n]?.length ?? 0)))
  const line = (cells: string[]) => `| ${cells.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
