/** As much of dns-packet as the test's DNS server uses; the package has no types. */
declare module 'dns-packet' {
  export type Packet = {
    type: 'query' | 'response'
    id: number
    flags: number
    questions: { type: string; name: string }[]
    answers?: { type: string; name: string; ttl: number; data: unknown }[]
  }
  export function decode(bytes: Buffer): Packet
  export function encode(packet: Packet): Buffer
  export const AUTHORITATIVE_ANSWER: number
}
