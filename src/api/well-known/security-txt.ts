/** RFC 9116, 2.5.5 wants less than a year; half of one is a promise that an installation of today can keep. */
const validDays = 180

const day = 24 * 60 * 60 * 1000

/**
 * The text of security.txt (RFC 9116). It never ends by itself: the end moves on with the day it is asked on.
 *
 * `mailFrom` may have a name around the address.
 */
export function securityTxt(url: string, mailFrom: string, now: Date): string {
  const midnight = Math.floor(now.getTime() / day) * day
  const expires = new Date(midnight + validDays * day).toISOString()
  return `Contact: mailto:${addressOf(mailFrom)}
Expires: ${expires}
Preferred-Languages: ja, en
Canonical: ${url}/.well-known/security.txt
Policy: ${url}/help/security
`
}

/** 'Genkan <accounts@example.com>' → 'accounts@example.com', as it stands in a mailto: address (RFC 6068). */
function addressOf(sender: string): string {
  const address = /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender
  return encodeURI(address.trim()).replace(/[?&#]/g, encodeURIComponent)
}
