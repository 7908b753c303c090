import reservedWords from './reserved-slugs.json' with { type: 'json' }

/**
 * Reads the short name of an organisation: 3 to 40 of a–z, 0–9 and single hyphens between them, with a letter in it.
 *
 * Full-width and upper-case letters are taken for the plain ones; nothing else is altered, so a letter of another
 * script that only looks right is refused (`slug_format`), and so is whatever looks like an id.
 * Words that would pass for a part of the service are refused too, also when they only look like one: `adm1n`
 * (`slug_reserved`).
 */
export function readSlug(
  typed: string,
): { ok: true; slug: string } | { ok: false; reason: 'slug_format' | 'slug_reserved' } {
  const slug = typed.slice(0, 100).trim().normalize('NFKC').toLowerCase().normalize('NFKC')
  if (!/^(?=.{3,40}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) || !/[a-z]/.test(slug) || looksLikeId(slug)) {
    return { ok: false, reason: 'slug_format' }
  }
  return reserved.has(skeleton(slug)) ? { ok: false, reason: 'slug_reserved' } : { ok: true, slug }
}

/**
 * What a slug looks like at a glance: two slugs with one skeleton are taken for each other (the ASCII part of UTS 39).
 * The directory keeps slugs by it, so the second look-alike is refused by the same key as a twin.
 */
export function skeleton(slug: string): string {
  return slug.replace(/[1i]/g, 'l').replaceAll('0', 'o').replaceAll('rn', 'm').replaceAll('vv', 'w')
}

const reserved = new Set(reservedWords.map(skeleton))

/** UUIDs, and what a reader would take for one. */
function looksLikeId(slug: string): boolean {
  return /^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/.test(slug)
}
