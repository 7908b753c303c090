/** What the tools of Windows print, read into facts. Pure, so that each is tried with what the tools really print. */

export type Profile = { sid: string; path: string; backup: boolean }

/** `reg query HKLM\…\ProfileList /s /v ProfileImagePath`: the profiles of this machine. */
export function readProfileList(printed: string): Profile[] {
  const profiles: Profile[] = []
  let key: { sid: string; backup: boolean } | undefined
  for (const line of linesOf(printed)) {
    const named = /\\ProfileList\\(S-[\d-]+)(\.bak)?$/i.exec(line.trim())
    if (named) key = { sid: named[1] as string, backup: named[2] !== undefined }
    else if (/^HKEY_/.test(line)) key = undefined
    const path = /^\s+ProfileImagePath\s+REG_(?:EXPAND_)?SZ\s+(.+)$/.exec(line)?.[1]
    if (path && key) profiles.push({ ...key, path: path.trim() })
  }
  return profiles
}

/** `whoami /user /fo csv`: the security identifier of whoever is signed in. */
export function readSid(printed: string): string | undefined {
  return /"(S-1-[\d-]+)"/.exec(printed)?.[1]
}

/** `wevtutil qe Application … /f:text`: the numbers of the events that it found. */
export function readEventIds(printed: string): number[] {
  return linesOf(printed).flatMap((line) => {
    const id = /^\s*(?:Event ID|イベント ID)\s*:\s*(\d+)/i.exec(line)?.[1]
    return id ? [Number(id)] : []
  })
}

/** Written when a temporary profile is opened: no local profile, moved aside, not readable. */
const temporaryEvents = new Set([1511, 1515, 1518])

export type ProfileFacts = {
  /** %USERPROFILE% */
  folder: string | undefined
  sid: string | undefined
  profiles: Profile[]
  /** Events of the last day. */
  events: number[]
}

/**
 * Whether Windows has opened a temporary profile: the folder is called TEMP, or this person's own profile was put
 * aside (`.bak`) and another folder stands in its place. Undefined when nothing could be seen.
 */
export function readProfile(facts: ProfileFacts): 'normal' | 'temporary' | undefined {
  const { folder, sid, profiles, events } = facts
  if (isTemporary(folder)) return 'temporary'
  const own = profiles.filter((profile) => profile.sid === sid)
  if (own.some((profile) => !profile.backup && isTemporary(profile.path))) return 'temporary'
  const current = own.find((profile) => !profile.backup)
  const aside = own.find((profile) => profile.backup)
  if (aside && !current) return 'temporary'
  if (aside && events.some((id) => temporaryEvents.has(id)) && current?.path.toLowerCase() !== folder?.toLowerCase())
    return 'temporary'
  return folder || own.length > 0 ? 'normal' : undefined
}

/** C:\Users\TEMP, C:\Users\TEMP.PC-12.000 */
function isTemporary(path: string | undefined): boolean {
  return path !== undefined && /\\TEMP(\.[^\\]*)?\\?$/i.test(path)
}

/** `cmdkey /list`: the names under which credentials are kept; users and everything else are left out. */
export function readCredentialNames(printed: string): string[] {
  return linesOf(printed).flatMap((line) => {
    const [, label = '', rest = ''] = /^\s+([^:]+):\s*(.+)$/.exec(line) ?? []
    if (!/^(Target|ターゲット)$/i.test(label.trim())) return []
    return [rest.replace(/^[^=]*:target=/i, '').trim()]
  })
}

/** `reg query "HKCU\…\Internet Settings"`: the proxy or the script that chooses one. */
export function readWindowsProxy(printed: string): string | undefined {
  const values = new Map(
    linesOf(printed).flatMap((line) => {
      const [, name, value] = /^\s+(\w+)\s+REG_\w+\s+(.+)$/.exec(line) ?? []
      return name && value ? [[name, value.trim()] as const] : []
    }),
  )
  if (values.get('AutoConfigURL')) return values.get('AutoConfigURL')
  return Number(values.get('ProxyEnable') ?? 0) === 1 ? values.get('ProxyServer') : undefined
}

function linesOf(printed: string): string[] {
  return printed.split(/\r?\n/)
}
