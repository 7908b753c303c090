import { names } from '../packs/index.ts'

/** English words that texts of this kind hold, as models for what is misspelt. Ordinary neighbours are listed too. */
const wellSpelt = `${names.spelling}
password passwords passcode passphrase account accounts address email username verification verify verified code codes
authenticator authentication authenticate authorized authorised credentials incorrect invalid wrong locked unlock
lockout temporarily signin login logged signing receive received receiving received arrive arrived arrives expired
expires expire license licence licensed unlicensed subscription administrator administrative organisation organization
company browser browsers cookies cookie cache extension device devices computer laptop desktop profile temporary
problem problems trouble trying attempts attempt recovery recover reset resetting changed change forgot forgotten
forget remember phone number message messages notification notifications approve approval approved request requests
passkey passkeys fingerprint security suspicious hacked recognize recognise recognized recognised registered register
available unavailable website service server screen again another without because everything something someone
different personal business school university permission permissions blocked access disabled signature keyboard
internet connection immediately
automatically yesterday already confirmation inbox telephone mobile stolen broken invited invitation
redirect redirects redirected redirecting keeps keep asking entered entering enter accept accepted rejected refused
exist exists existing cannot please though through their there these those where which while would could should
locked looked lacked booked cooked logged center centre mailed signed singing listed posted texted tested
believe return returned returns though thought think thinking work works working worked word words world
`
  .trim()
  .split(/\s+/)

const known = new Set(wellSpelt)
/** Shorter words have too many ordinary neighbours. */
const least = 6

/** Each word without one of its letters: a slip leaves two words with one of these in common. */
const byDeletion = new Map<string, string>()
for (const word of known) {
  if (word.length >= least)
    for (const shorter of deletions(word)) if (!byDeletion.has(shorter)) byDeletion.set(shorter, word)
}

/** Slips in words that are too short for a guess. */
const short = new Map<string, string>([
  ...([
    ['emial', 'email'],
    ['eamil', 'email'],
    ['emai', 'email'],
    ['logn', 'login'],
    ['lgoin', 'login'],
  ] as const),
  ...([
    ['loggin', 'login'],
    ['singin', 'signin'],
    ['sigin', 'signin'],
    ['acount', 'account'],
  ] as const),
  ...([
    ['cdoe', 'code'],
    ['phoen', 'phone'],
    ['pohne', 'phone'],
    ['wrogn', 'wrong'],
    ['loked', 'locked'],
  ] as const),
])

/** A normalised text with the slips in its English words put right, one letter a word. */
export function respelled(text: string): string {
  return text.replace(/(?<![@.a-z])[a-z]{4,20}(?![a-z@]|\.[a-z])/g, (word) => {
    if (known.has(word)) return word
    return short.get(word) ?? (word.length >= least ? model(word) : undefined) ?? word
  })
}

function model(word: string): string | undefined {
  const added = byDeletion.get(word)
  if (added) return added
  for (const shorter of deletions(word)) {
    if (shorter.length >= least && known.has(shorter)) return endsAlike(word, shorter) ? undefined : shorter
  }
  for (const shorter of deletions(word)) {
    const one = byDeletion.get(shorter)
    if (one && one.length === word.length && oneSlip(word, one)) return one
  }
  return undefined
}

/** "accounts", "signings": an ending is no slip. */
function endsAlike(word: string, shorter: string): boolean {
  return word === `${shorter}s` || word === `${shorter}d`
}

/** One letter exchanged in the middle, or two neighbours swapped; a first letter is seldom missed. */
function oneSlip(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false
  const at = [...a].findIndex((letter, place) => letter !== b[place])
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at]
  return a.slice(at + (swapped ? 2 : 1)) === b.slice(at + (swapped ? 2 : 1)) && (swapped || a.length >= 6)
}

function deletions(word: string): string[] {
  return Array.from(word, (_, place) => word.slice(0, place) + word.slice(place + 1))
}
