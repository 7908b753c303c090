import { execFile } from 'node:child_process'
import { connect } from 'node:tls'
import type { Device, Host } from './evidence.ts'
import { readKeychainNames, readMacProxy } from './read-macos.ts'
import { readClock, readEnvironmentProxy, withoutPassword } from './read-network.ts'
import {
  type ProfileFacts,
  readCredentialNames,
  readEventIds,
  readProfile,
  readProfileList,
  readSid,
  readWindowsProxy,
} from './read-windows.ts'

const patienceMs = 8000

/** Every program that may be run here, with its words: all of them only read. */
const programs = {
  profiles: [
    'reg',
    ['query', 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList', '/s', '/v', 'ProfileImagePath'],
  ],
  whoami: ['whoami', ['/user', '/fo', 'csv']],
  events: [
    'wevtutil',
    [
      'qe',
      'Application',
      "/q:*[System[Provider[@Name='Microsoft-Windows-User Profiles Service'] and TimeCreated[timediff(@SystemTime) <= 86400000]]]",
      '/c:20',
      '/rd:true',
      '/f:text',
    ],
  ],
  credentials: ['cmdkey', ['/list']],
  settings: ['reg', ['query', 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings']],
  macProxy: ['scutil', ['--proxy']],
} as const satisfies Record<string, readonly [string, readonly string[]]>

/** Looks at this machine. Nothing is changed; what cannot be seen is left out. */
export async function examineDevice(urls: URL[]): Promise<Device> {
  const [first] = urls
  const host = first?.hostname ?? ''
  const [profile, stored, proxy, clock, ...hosts] = await Promise.all([
    windowsProfile(),
    storedFor(host),
    proxyFor(host),
    first && clockAgainst(first),
    ...urls.map(reach),
  ])
  return {
    at: new Date().toISOString(),
    profile,
    stored,
    proxy: proxy && withoutPassword(proxy),
    clock,
    hosts,
  }
}

async function windowsProfile(): Promise<Device['profile']> {
  if (process.platform !== 'win32') return undefined
  const [profiles, whoami, events] = await Promise.all([print('profiles'), print('whoami'), print('events')])
  const facts: ProfileFacts = {
    folder: process.env.USERPROFILE,
    sid: readSid(whoami ?? ''),
    profiles: readProfileList(profiles ?? ''),
    events: readEventIds(events ?? ''),
  }
  return readProfile(facts)
}

async function storedFor(host: string): Promise<string[] | undefined> {
  if (process.platform === 'darwin') {
    const printed = await run('security', ['find-internet-password', '-s', host])
    return printed === undefined ? undefined : readKeychainNames(printed)
  }
  const printed = process.platform === 'win32' ? await print('credentials') : undefined
  return printed === undefined ? undefined : readCredentialNames(printed).filter((name) => name.includes(host))
}

async function proxyFor(host: string): Promise<string | undefined> {
  const told = readEnvironmentProxy(process.env, host)
  if (told) return told
  if (process.platform === 'win32') return readWindowsProxy((await print('settings')) ?? '')
  return process.platform === 'darwin' ? readMacProxy((await print('macProxy')) ?? '') : undefined
}

async function clockAgainst(url: URL): Promise<number | undefined> {
  const sentAt = Date.now()
  try {
    const answer = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(patienceMs) })
    return readClock(answer.headers.get('date'), sentAt, Date.now())
  } catch {
    return undefined
  }
}

/** Whether the host answers, and whose certificate it shows. */
async function reach(url: URL): Promise<Host> {
  const { hostname: host, protocol } = url
  if (protocol === 'http:') {
    const answered = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(patienceMs) }).then(
      () => true,
      () => false,
    )
    return { host, reached: answered }
  }
  return new Promise((resolve) => {
    const name = host.replace(/^\[|\]$/g, '')
    // Looked at, not trusted: nothing but the greeting is sent over this connection.
    const socket = connect({ host: name, servername: name, port: Number(url.port) || 443, rejectUnauthorized: false })
    const end = (found: Host) => {
      socket.destroy()
      resolve(found)
    }
    socket.setTimeout(patienceMs, () => end({ host, reached: false }))
    socket.once('error', () => end({ host, reached: false }))
    socket.once('secureConnect', () => {
      const { issuer } = socket.getPeerCertificate()
      const names = [issuer?.O, issuer?.CN].flat().filter(Boolean).join(', ')
      const distrusted = socket.authorized ? undefined : String(socket.authorizationError ?? 'unknown')
      end({ host, reached: true, issuer: names, distrusted })
    })
  })
}

function print(name: keyof typeof programs): Promise<string | undefined> {
  const [file, words] = programs[name]
  return run(file, [...words])
}

/** What a program prints; '' when it found nothing, undefined when it is not there. */
function run(file: string, words: string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(file, words, { timeout: patienceMs, windowsHide: true, maxBuffer: 4_000_000 }, (fault, stdout) => {
      resolve(fault && (fault as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : stdout)
    })
  })
}
