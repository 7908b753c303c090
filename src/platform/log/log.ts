import { type Logger, pino } from 'pino'
import { humanLine } from './human-line.ts'
import { redact, redactText } from './redact.ts'
import { currentRequestId } from './request-id.ts'

export type Log = Logger

export type LogOptions = {
  level: string
  /** Short lines for a person at a terminal; otherwise JSON, one object on each line. */
  human: boolean
  /** Standard output if not given. */
  to?: { write(line: string): void }
}

/**
 * Makes the log. Whatever it is given, no secret is written (see redact.ts) and each entry stays one line.
 * Lines that are logged while a request is answered carry its id.
 */
export function createLog({ level, human, to = process.stdout }: LogOptions): Log {
  const destination = human ? { write: (line: string) => to.write(humanLine(line)) } : to
  return pino(
    {
      level,
      base: { pid: process.pid },
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redact(fields) as Record<string, unknown>,
      },
      // The error is spelt out by redact above; pino's own serialiser would add its fields back.
      serializers: { err: (error) => error },
      mixin: () => {
        const requestId = currentRequestId()
        return requestId === undefined ? {} : { requestId }
      },
      hooks: {
        logMethod(call, method) {
          const at = typeof call[0] === 'string' ? 0 : 1
          if (typeof call[at] === 'string') call[at] = redactText(call[at] as string)
          method.apply(this, call)
        },
      },
    },
    destination,
  )
}
