/** Turns one JSON entry into a short line: time, level where it matters, message, fields; the stack of an error below it. */
export function humanLine(json: string): string {
  const { time, level, message = '', pid: _, err, ...fields } = JSON.parse(json)
  const clock = new Date(time).toTimeString().slice(0, 8)
  const mark = level === 'info' || level === 'debug' ? '' : `${String(level).toUpperCase()} `
  const line = `${clock} ${mark}${message === 'request' ? requestLine(fields) : plainLine(message, fields)}`
  return `${err ? `${line}\n${stack(err)}` : line}\n`
}

function requestLine({ method, path, status, ms, requestId }: Record<string, unknown>): string {
  return printable(`${method} ${path} ${status} ${ms} ms ${requestId}`)
}

function plainLine(message: string, fields: Record<string, unknown>): string {
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${show(value)}`)
  return [printable(message), ...rest].join(' ')
}

function show(value: unknown): string {
  return printable(typeof value === 'string' ? value : JSON.stringify(value))
}

function stack(error: { stack?: string; message?: string; cause?: { stack?: string } }): string {
  const own = (error.stack || error.message || '').split('\n').map((line) => `  ${printable(line)}`)
  return error.cause?.stack ? `${own.join('\n')}\n  because\n${stack(error.cause)}` : own.join('\n')
}

/** Nobody breaks a line, moves the cursor or turns text around by what they type. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
