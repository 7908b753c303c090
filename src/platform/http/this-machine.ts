import type { Web } from './web.ts'

const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

/** Whether a request comes from this very machine, and was not passed on for somebody else. */
export function isThisMachine(c: Web): boolean {
  const peer = c.env?.incoming?.socket?.remoteAddress ?? ''
  const loopback = peer === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(peer)
  return loopback && !forwarded.some((name) => c.req.header(name) !== undefined)
}
