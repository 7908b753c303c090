import type { EvidenceItem } from '../../../diagnosis/index.ts'
import { isIntercepted } from './read-network.ts'

/** What was seen on a person's own machine; undefined is what could not be seen. */
export type Device = {
  /** When (ISO 8601). */
  at: string
  profile: 'normal' | 'temporary' | undefined
  /** Milliseconds that its clock is ahead of the server's. */
  clock: number | undefined
  /** Names of stored credentials for the host. */
  stored: string[] | undefined
  proxy: string | undefined
  hosts: Host[]
}

export type Host = { host: string; reached: boolean; issuer?: string | undefined; distrusted?: string | undefined }

/** The same as evidence for the sign-in helper: bands and numbers only, no names of anything. */
export function evidenceOf(device: Device): EvidenceItem[] {
  const { at, profile, clock, stored, proxy, hosts } = device
  const where = 'device'
  const items: (EvidenceItem | undefined)[] = [
    clock === undefined ? undefined : { name: 'clock', value: clock, where, at },
    hosts.length > 0 ? { name: 'hosts', value: bandOf(hosts), where, at } : undefined,
    profile && { name: 'profile', value: profile, where, at },
    stored && { name: 'stored', value: stored.length > 0 ? 'found' : 'none', where, at },
    { name: 'proxy', value: proxy ? 'set' : 'none', where, at },
  ]
  return items.filter((item) => item !== undefined)
}

function bandOf(hosts: Host[]): 'reached' | 'blocked' | 'intercepted' {
  if (hosts.some(({ issuer = '', distrusted }) => isIntercepted({ issuer, distrusted }))) return 'intercepted'
  return hosts.every((host) => host.reached) ? 'reached' : 'blocked'
}
