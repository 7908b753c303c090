/** What is seen of the network, read into facts. */

/** The proxy that programs are told to use by environment variables, unless the host is excepted. */
export function readEnvironmentProxy(env: Record<string, string | undefined>, host: string): string | undefined {
  const value = (name: string) => env[name] || env[name.toLowerCase()]
  const excepted = (value('NO_PROXY') ?? '').split(',').some((each) => {
    const name = each.trim().replace(/^\*?\./, '')
    return name === '*' || (name !== '' && (host === name || host.endsWith(`.${name}`)))
  })
  return excepted ? undefined : (value('HTTPS_PROXY') ?? value('ALL_PROXY') ?? value('HTTP_PROXY'))
}

/** A proxy may carry a name and a password: they are never shown. */
export function withoutPassword(proxy: string): string {
  return proxy.replace(/\/\/[^/@\s]*@/, '//').replace(/^[^/@\s]+@/, '')
}

/** How far this machine's clock is ahead of a server's, from its Date header; that has whole seconds only. */
export function readClock(header: string | null, sentAt: number, receivedAt: number): number | undefined {
  const told = Date.parse(header ?? '')
  return Number.isNaN(told) ? undefined : Math.round((sentAt + receivedAt) / 2 - told - 500)
}

export type Certificate = {
  /** Names of who issued it, as they stand in it: organisation and common name. */
  issuer: string
  /** Why it is not trusted; undefined when it is. */
  distrusted: string | undefined
}

/** Programs that open encrypted connections to look inside, by the names that they put into certificates. */
const inspectors =
  /zscaler|netskope|fortinet|fortigate|blue ?coat|palo ?alto|sophos|kaspersky|avast|avg |eset |bitdefender|mcafee|skyhigh|cisco umbrella|check ?point|barracuda|websense|forcepoint|iboss|smoothwall|untangle|digital arts|i-filter|intersafe|mitmproxy|charles proxy|fiddler|burp|portswigger|adguard|dr\.?web/i

/** A chain that ends in something private: nobody outside this network vouches for it. */
const privateEnd = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_GET_ISSUER_CERT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/** Whether somebody else's certificate stands in front of the host. */
export function isIntercepted({ issuer, distrusted }: Certificate): boolean {
  return inspectors.test(issuer) || privateEnd.has(distrusted ?? '')
}
