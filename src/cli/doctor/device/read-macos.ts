/** What the tools of macOS print, read into facts. */

/** `security find-internet-password -s host`: the names of what is kept, never the account or the secret. */
export function readKeychainNames(printed: string): string[] {
  const names = printed.split(/\n(?=keychain: )/).map((entry) => /"srvr"<blob>="([^"]+)"/.exec(entry)?.[1])
  return names.filter((name) => name !== undefined)
}

/** `scutil --proxy`: the proxy, or the script that chooses one. */
export function readMacProxy(printed: string): string | undefined {
  const value = (name: string) => new RegExp(`^\\s*${name} : (.+)$`, 'm').exec(printed)?.[1]?.trim()
  if (value('ProxyAutoConfigEnable') === '1') return value('ProxyAutoConfigURLString') ?? 'automatic'
  for (const kind of ['HTTPS', 'HTTP', 'SOCKS']) {
    if (value(`${kind}Enable`) === '1') return `${value(`${kind}Proxy`)}:${value(`${kind}Port`)}`
  }
  return undefined
}
