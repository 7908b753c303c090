import { Resolver } from 'node:dns/promises'

/** What the DNS says about the texts (TXT) at a name; `none` is a name without any. */
export type TxtAnswer =
  | { found: 'texts'; texts: string[] }
  | { found: 'none' | 'no_such_domain' | 'server_failure' | 'timeout'; code: string }

export type TxtLookUp = (name: string) => Promise<TxtAnswer>

/**
 * Asks the given DNS servers, or the system's when there are none: 5 s for an answer, two tries.
 *
 * Never throws and never takes longer than both tries together, whatever the servers do. Each question has its
 * own resolver, so nothing is remembered: a record that was set a moment ago is seen.
 */
export function openTxtLookUp(servers: string[], timeoutSeconds = 5): TxtLookUp {
  return async (name) => {
    const resolver = new Resolver({ timeout: timeoutSeconds * 1000, tries: 2 })
    if (servers.length > 0) resolver.setServers(servers)
    // Several servers would each get their two tries; the person who waits has only one patience.
    const end = setTimeout(() => resolver.cancel(), timeoutSeconds * 2000)
    try {
      const records = await resolver.resolveTxt(name)
      return { found: 'texts', texts: records.map((chunks) => chunks.join('')) }
    } catch (error) {
      return answerFor((error as NodeJS.ErrnoException).code ?? 'unknown')
    } finally {
      clearTimeout(end)
    }
  }
}

function answerFor(code: string): TxtAnswer {
  if (code === 'ENOTFOUND') return { found: 'no_such_domain', code }
  if (code === 'ENODATA') return { found: 'none', code }
  if (code === 'ETIMEOUT' || code === 'ECANCELLED') return { found: 'timeout', code }
  return { found: 'server_failure', code }
}
