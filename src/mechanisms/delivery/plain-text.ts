const longest = 80

// Control characters, line and paragraph separators, bidirectional overrides, invisible characters and tags.
const unwanted = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]+/gu

/**
 * A value as it may stand in a message: one line of at most 80 characters, without control, invisible or
 * direction-changing characters. Whether it means something in HTML is the template's business.
 */
export function plainText(value: string | number): string {
  const text = String(value).slice(0, 4000).toWellFormed().replace(unwanted, ' ').replace(/\s+/g, ' ').trim()
  const characters = [...text]
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text
}

/** A link, which must lead to this installation. Throws otherwise: such a message must not leave the house. */
export function ownLink(link: string | number, url: string): string {
  const text = String(link)
  const parsed = URL.canParse(text) ? new URL(text) : undefined
  const clean = /^[\x21-\x7e]+$/.test(text) && !/["'<>\\^`{|}]/.test(text)
  if (!parsed || !clean || parsed.origin !== new URL(url).origin || parsed.username || parsed.password) {
    throw new Error('a link in a message leads elsewhere')
  }
  return text
}
